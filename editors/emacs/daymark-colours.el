;;; daymark-colours.el --- What a line of a Daymark journal is, and its colours  -*- lexical-binding: t; -*-

;; Author: The Daymark contributors
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; The part of `daymark-mode' that reads lines.  Column 0 decides what a line is
;; (`daymark-line-kind'), and each part of a line has its colour in its place
;; only: painting goes through a line as the language does, taking one part
;; after the other.

;;; Code:

(defgroup daymark nil
  "Journals of habits, goals and plans."
  :group 'text
  :prefix "daymark-")

;;; Faces

(defmacro daymark--faces (&rest faces)
  "Define FACES, each given as (NAME PARENT DOC)."
  `(progn
     ,@(mapcar (lambda (face)
                 `(defface ,(intern (format "daymark-%s" (nth 0 face)))
                    '((t :inherit ,(nth 1 face)))
                    ,(nth 2 face)
                    :group 'daymark))
               faces)))

(daymark--faces
 (declaration font-lock-keyword-face "Face of `habit', `task', `goal' and `plan'.")
 (setting font-lock-preprocessor-face "Face of the settings of a journal.")
 (keyword font-lock-builtin-face "Face of the words of an attribute.")
 (name font-lock-function-name-face "Face of the name that a declaration gives.")
 (used-name font-lock-variable-name-face "Face of a name in a mark or an attribute.")
 (title font-lock-doc-face "Face of a title.")
 (note font-lock-string-face "Face of a note.")
 (date font-lock-constant-face "Face of a date.")
 (weekday font-lock-type-face "Face of a weekday.")
 (time font-lock-type-face "Face of a time.")
 (number font-lock-constant-face "Face of a number.")
 (unit font-lock-type-face "Face of a unit.")
 (tag font-lock-preprocessor-face "Face of a tag.")
 (person link "Face of a person.")
 (escape escape-glyph "Face of the backslash that makes a bracket prose.")
 (directive font-lock-doc-markup-face "Face of an `allow' in a comment.")
 (kept success "Face of `[x]'.")
 (open shadow "Face of `[ ]'.")
 (excused shadow "Face of `[-]'.")
 (slipped error "Face of `[!]'.")
 (added warning "Face of `[+]'.")
 (junk font-lock-warning-face "Face of what fits nothing where it stands."))

;;; Pieces of patterns

(defconst daymark--more "[:alnum:]_'’\u200c\u200d-"
  "What may follow in a word of a name, for a bracket expression.")

(defun daymark--whole (pattern)
  "Return PATTERN as group 1, before anything but the rest of a word."
  (concat "\\(" pattern "\\)\\(?:[^" daymark--more "]\\|\\'\\)"))

(defun daymark--apart (pattern)
  "Return PATTERN as group 1, before white space, a colon or the line's end."
  (concat "\\(" pattern "\\)\\(?:[[:blank:]:]\\|\r?$\\)"))

(defun daymark--words (&rest words)
  "Return a pattern for any of WORDS; a space in one is any white space."
  (daymark--whole (replace-regexp-in-string " " "[[:blank:]]+" (mapconcat #'identity words "\\|") nil t)))

(defconst daymark--word (concat "[[:alpha:]][" daymark--more "]*"))
(defconst daymark--names (concat "\\(" daymark--word "\\(?:[[:blank:]]+" daymark--word "\\)*\\)"))
(defconst daymark--mention "[[:alpha:]][[:alnum:]_\u200c\u200d-]*")
(defconst daymark--tag (concat "\\(#" daymark--mention "\\(?:/[[:alnum:]_-][[:alnum:]_\u200c\u200d-]*\\)*\\)"))
(defconst daymark--person (concat "\\(@" daymark--mention "\\)\\(?:[^[:alnum:]_@\u200c\u200d-]\\|\\'\\)"))

(defconst daymark--dash "[-/._‐‑–—−]")
(defconst daymark--dated
  (concat "\\(?:[0-9]\\{4\\}" daymark--dash "[0-9]\\{1,2\\}"
          "\\|[0-9]\\{1,2\\}" daymark--dash "[0-9]\\{1,2\\}" daymark--dash "[0-9]\\{2\\}\\|[0-9]\\{8\\}\\)")
  "What starts like a date.")
(defconst daymark--date "[0-9]\\{4\\}-[0-9]\\{2\\}-[0-9]\\{2\\}")
(defconst daymark--date-token (concat "\\(" daymark--dated "\\(?:[0-9[:alpha:]]\\|" daymark--dash "\\)*\\)"))
(defconst daymark--clock-end "\\(?:[[:blank:]]\\|:?\r?$\\|:[^0-9]\\)")
(defconst daymark--clock (concat "\\([0-9]\\{1,2\\}:[0-9]\\{2\\}\\(?::[0-9]+\\)*\\)" daymark--clock-end)
  "What is written like a time.")
(defconst daymark--time
  (concat "\\(\\(?:[01]?[0-9]\\|2[0-3]\\):[0-5][0-9]\\)" daymark--clock-end))
(defconst daymark--weekday
  "\\(?:mon\\(?:day\\)?\\|tue\\(?:sday\\)?\\|wed\\(?:nesday\\)?\\|thu\\(?:rsday\\)?\\|fri\\(?:day\\)?\\|sat\\(?:urday\\)?\\|sun\\(?:day\\)?\\)")
(defconst daymark--number "\\([0-9]+\\(?:\\.[0-9]+\\)?\\)")
(defconst daymark--currency "\\([$¢£¤¥\u20a0-\u20cf]\\)")
(defconst daymark--reserved (daymark--words "of" "per" "by" "starting" "until" "for")
  "What may follow a number and is no unit.")
(defconst daymark--spacing-marks
  (concat "\u0903\u093b\u093e-\u0940\u0949-\u094c\u094e\u094f\u0982\u0983"
          "\u09be-\u09c0\u09c7\u09c8\u09cb\u09cc\u09d7\u0a03\u0a3e-\u0a40"
          "\u0a83\u0abe-\u0ac0\u0ac9\u0acb\u0acc\u0b02\u0b03\u0b3e\u0b40"
          "\u0b47\u0b48\u0b4b\u0b4c\u0b57\u0bbe\u0bbf\u0bc1\u0bc2"
          "\u0bc6-\u0bc8\u0bca-\u0bcc\u0bd7\u0c01-\u0c03\u0c41-\u0c44\u0c82"
          "\u0c83\u0cbe\u0cc0-\u0cc4\u0cc7\u0cc8\u0cca\u0ccb\u0cd5\u0cd6"
          "\u0d02\u0d03\u0d3e-\u0d40\u0d46-\u0d48\u0d4a-\u0d4c\u0d57\u0d82"
          "\u0d83\u0dcf-\u0dd1\u0dd8-\u0ddf\u0df2\u0df3")
  "What combines with a letter and takes room of its own, as category `^' does not.")
(defconst daymark--state
  (concat "\\(\\[[^]\n]\\(?:\\c^\\|[" daymark--spacing-marks "]\\)*]\\)"))

(defconst daymark--declaration (daymark--words "habit" "task" "goal" "plan"))
(defconst daymark--setting (daymark--words "week starts" "day starts" "pause"))
(defconst daymark--setting-start (daymark--words "week" "day" "pause"))
(defconst daymark--mark
  (concat "[[:blank:]]+\\(?:[0-9]\\{1,2\\}:[0-9]\\{2\\}\\(?::[0-9]+\\)*[[:blank:]]+\\)?" daymark--state))

(defconst daymark--list-keyword (daymark--words "counts" "also" "needs" "when"))
(defconst daymark--first-keyword
  (daymark--words "every" "when" "whenever" "avoid" "at least" "at most" "before" "after" "from" "until" "for"
                  "pause" "forgive" "counts" "ask" "also" "note" "change on" "by" "total" "best" "reach" "streak"
                  "count" "milestone" "without" "on track" "needs")
  "What an attribute begins with; `step' and numbers aside.")
(defconst daymark--inner-keyword
  (daymark--words "every" "from" "until" "for" "by" "per" "in a row" "in" "but" "at" "starting" "weekday"
                  "weekend" "days?" "weeks?" "months?" "quarters?" "years?"))

;;; What a line is

(defconst daymark--head "^\\(?:[^[:blank:]\r\n/]\\|\r.\\|/\\(?:[^/\n]\\|$\\)\\)"
  "How a line in column 0 begins that is no comment.")

(defun daymark--kind (block)
  "Return the kind of the line that begins at point, in a BLOCK.
BLOCK is `dated', `declaration' or nil."
  (let ((case-fold-search t))
    (cond ((looking-at "[[:blank:]]*\r?$") 'blank)
          ((looking-at "[[:blank:]]*//") 'comment)
          ((looking-at "[[:blank:]]")
           (cond ((eq block 'declaration) 'attribute)
                 ((not (eq block 'dated)) 'junk)
                 ((looking-at daymark--mark) 'mark)
                 ((and (looking-at (concat "[[:blank:]]+" daymark--clock))
                       (not (looking-at (concat "[[:blank:]]+" daymark--time))))
                  'junk)
                 (t 'prose)))
          ((looking-at daymark--dated) 'dated)
          ((looking-at daymark--declaration) (intern (downcase (match-string 1))))
          ((looking-at daymark--setting-start) 'setting)
          (t 'junk))))

(defun daymark--opens (kind block)
  "Return which block the lines below belong to, after a line of KIND in BLOCK."
  (pcase kind
    ('dated 'dated)
    ((or 'habit 'task 'goal 'plan) 'declaration)
    ((or 'blank 'comment 'mark 'prose 'attribute) block)
    (_ (if (looking-at-p "[[:blank:]]") block nil))))

(defun daymark--block ()
  "Return which block the line at point belongs to, if it is indented."
  (save-excursion
    (forward-line 0)
    (and (re-search-backward daymark--head nil t)
         (daymark--opens (daymark--kind nil) nil))))

(defun daymark-line-kind ()
  "Return what the line at point is, as a symbol.
It is one of `habit', `task', `goal', `plan', `attribute', `setting',
`dated', `mark', `prose', `comment', `blank' and, if it fits nothing, `junk'."
  (save-excursion
    (save-match-data
      (forward-line 0)
      (daymark--kind (daymark--block)))))

;;; Colours: each of these takes what stands at point, paints it and goes behind it

(defun daymark--paint (from to face)
  "Give the text between FROM and TO the FACE."
  (put-text-property from to 'face face))

(defun daymark--take (pattern face)
  "Paint group 1 of PATTERN in FACE and go behind it, if it is at point.
White space may stand before it.  Return nil if it is not there."
  (let ((start (point)))
    (skip-chars-forward "[:blank:]" (line-end-position))
    (if (not (looking-at pattern))
        (progn (goto-char start) nil)
      (when face
        (daymark--paint (match-beginning 1) (match-end 1) face))
      (goto-char (match-end 1)))))

(defun daymark--take-rest (face)
  "Paint the rest of the line in FACE."
  (daymark--take "\\(.+?\\)[[:blank:]\r]*$" face)
  (end-of-line))

(defun daymark--take-text (face)
  "Paint the rest of the line as free text in FACE, with its tags and people.
The first of these may touch what is before the text."
  (let ((start (point)) (end (line-end-position)))
    (when face
      (daymark--take-rest face))
    (goto-char start)
    (or (daymark--take daymark--tag 'daymark-tag)
        (daymark--take daymark--person 'daymark-person))
    (while (re-search-forward "[[:blank:]([{][#@]" end t)
      (goto-char (1- (point)))
      (or (daymark--take daymark--tag 'daymark-tag)
          (daymark--take daymark--person 'daymark-person)
          (forward-char)))
    (goto-char end)))

(defun daymark--take-end (face)
  "Take free text in FACE behind a colon; without one it fits nothing."
  (if (daymark--take "\\(:\\)" nil)
      (daymark--take-text face)
    (daymark--take-rest 'daymark-junk)))

(defun daymark--take-unit ()
  "Take the unit of an amount."
  (or (daymark--take "\\(%\\)" 'daymark-unit)
      (daymark--take daymark--currency 'daymark-unit)
      (unless (or (looking-at (concat "[[:blank:]]*" daymark--reserved))
                  (looking-at "[[:blank:]]*in[[:blank:]]+\\(?:a[[:blank:]]+row\\|[0-9]\\)"))
        (daymark--take "\\([[:alpha:]]+\\)" 'daymark-unit))))

(defun daymark--take-amount ()
  "Take one amount."
  (let ((start (point)))
    (cond ((daymark--take "\\([0-9]\\{1,2\\}:[0-9]\\{2\\}\\)" nil) (goto-char start) nil)
          ((or (daymark--take daymark--number 'daymark-number)
               (and (daymark--take daymark--currency 'daymark-unit)
                    (daymark--take daymark--number 'daymark-number)))
           (daymark--take-unit)
           t))))

(defun daymark--take-moment ()
  "Take a date, a time or a weekday, which white space or a colon ends."
  (or (daymark--take (daymark--apart daymark--date) 'daymark-date)
      (daymark--take daymark--time 'daymark-time)
      (daymark--take (daymark--apart (concat daymark--weekday ",?")) 'daymark-weekday)))

(defun daymark--take-name (face)
  "Take a name, painted in FACE."
  (daymark--take daymark--names face))

(defun daymark--take-entry ()
  "Take what follows the day and the time of a dated line, or the time of a mark."
  (let ((start (point)))
    (if (not (daymark--take daymark--state nil))
        (daymark--take-end nil)
      (let ((face (pcase (downcase (match-string 1))
                    ("[x]" 'daymark-kept)
                    ("[-]" 'daymark-excused)
                    ("[!]" 'daymark-slipped)
                    ("[+]" 'daymark-added)
                    ((pred (string-match-p "\\`\\[[[:blank:]]]\\'")) 'daymark-open)
                    (_ 'daymark-junk))))
        (goto-char start)
        (daymark--take daymark--state face)
        (if (eq face 'daymark-junk)
            (end-of-line)
          (daymark--take-name 'daymark-used-name)
          (while (daymark--take-amount))
          (daymark--take-end 'daymark-note))))))

(defun daymark--take-clock ()
  "Take a time, or what is written like one."
  (or (daymark--take daymark--time 'daymark-time)
      (daymark--take daymark--clock 'daymark-junk)))

(defun daymark--take-listed ()
  "Take the names, or the tag, of a list."
  (while (and (or (daymark--take-name 'daymark-used-name)
                  (daymark--take daymark--tag 'daymark-tag)
                  (looking-at "[[:blank:]]*,"))
              (daymark--take "\\(,\\)" nil)))
  (daymark--take-rest 'daymark-junk))

(defun daymark--take-measured ()
  "Take the name after `of', up to `starting'."
  (while (and (not (looking-at (concat "[[:blank:]]*" (daymark--words "starting"))))
              (daymark--take (concat "\\(" daymark--word "\\)") 'daymark-used-name)))
  t)

(defun daymark--take-attribute ()
  "Take an attribute."
  (let ((number (concat "[[:blank:]]*" (daymark--words "[0-9]+ \\(?:per\\|in\\)"))))
    (cond ((daymark--take (daymark--words "step") 'daymark-keyword)
           (daymark--take (daymark--apart "[0-9]+") 'daymark-number)
           (daymark--take-end 'daymark-title))
          ((looking-at (concat "[[:blank:]]*" (daymark--words "counts") "[[:blank:]]*journal[[:blank:]]*\r?$"))
           (daymark--take-rest 'daymark-keyword))
          ((and (not (looking-at "[[:blank:]]*when[[:blank:]]*:"))
                (daymark--take daymark--list-keyword 'daymark-keyword))
           (daymark--take-listed))
          ((daymark--take (daymark--words "avoid" "whenever") 'daymark-keyword)
           (daymark--take-rest 'daymark-junk))
          ((or (looking-at number)
               (daymark--take daymark--first-keyword 'daymark-keyword))
           (while (cond ((daymark--take (daymark--words "of") 'daymark-keyword) (daymark--take-measured))
                        ((daymark--take-moment))
                        ((daymark--take daymark--clock 'daymark-junk))
                        ((daymark--take daymark--inner-keyword 'daymark-keyword))
                        ((daymark--take-amount))
                        ((looking-at "[[:blank:]]*[#@]") (daymark--take-text nil) nil)
                        ((daymark--take "\\(:\\)" nil) (daymark--take-text 'daymark-note) nil)
                        ((daymark--take "\\([^[:blank:]:\n]+\\)" nil)))))
          (t (daymark--take-rest 'daymark-junk)))))

(defun daymark--take-setting ()
  "Take a setting."
  (if (not (daymark--take daymark--setting 'daymark-setting))
      (daymark--take-rest 'daymark-junk)
    (while (or (daymark--take-moment)
               (daymark--take (daymark--words "until") 'daymark-keyword)))
    (daymark--take-end 'daymark-note)))

(defun daymark--take-date ()
  "Take the date at the beginning of a dated line."
  (daymark--take daymark--date-token 'daymark-date)
  (unless (string-match-p (concat "\\`" daymark--date "\\'") (match-string 1))
    (daymark--paint (match-beginning 1) (match-end 1) 'daymark-junk)))

(defun daymark--take-line (kind)
  "Take the line of KIND that begins at point."
  (pcase kind
    ('comment (daymark--take "//[[:blank:]]*\\(daymark:[[:blank:]]*allow\\(?:-file\\)?\\)[[:blank:]]"
                             'daymark-directive))
    ((or 'habit 'task 'goal 'plan)
     (daymark--take daymark--declaration 'daymark-declaration)
     (daymark--take-name 'daymark-name)
     (daymark--take-end 'daymark-title))
    ('attribute (daymark--take-attribute))
    ('setting (daymark--take-setting))
    ('dated
     (daymark--take-date)
     (daymark--take (daymark--whole daymark--weekday) 'daymark-weekday)
     (daymark--take-clock)
     (daymark--take-entry))
    ('mark (daymark--take-clock) (daymark--take-entry))
    ('prose
     (if (daymark--take daymark--time 'daymark-time)
         (daymark--take "\\(:\\)" nil)
       (daymark--take "\\(\\\\\\)\\(?:\\[\\|//\\)" 'daymark-escape))
     (daymark--take-text nil))
    ('junk (daymark--take-rest 'daymark-junk))))

(defun daymark--fontify (end)
  "Paint the lines from point to END.
This is a matcher of `font-lock-keywords' that leaves it nothing to do."
  (let ((case-fold-search t)
        (block (daymark--block)))
    (forward-line 0)
    (while (< (point) end)
      (let ((kind (daymark--kind block)))
        (setq block (daymark--opens kind block))
        (save-excursion (daymark--take-line kind))
        (forward-line 1)))
    nil))

(provide 'daymark-colours)
;;; daymark-colours.el ends here
