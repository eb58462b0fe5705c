;;; daymark-mode.el --- Journals of habits, goals and plans  -*- lexical-binding: t; -*-

;; Author: The Daymark contributors
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: outlines, calendar, languages
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Daymark is a plain-text language for a journal that keeps count: dated lines, marks of habits, and plans.
;; This mode gives `.day' files colours, an index (`imenu'), an outline, comments and indentation, and tells
;; Eglot how to start `daymark lsp', which brings findings, completion, renaming and all the rest:
;;
;;     (add-hook 'daymark-mode-hook #'eglot-ensure)
;;
;; daymark-colours.el beside this file knows what a line is, and paints it.

;;; Code:

(require 'daymark-colours)

(defcustom daymark-program "daymark"
  "The `daymark' program: its name, or where it is."
  :type 'file
  :group 'daymark)

(defcustom daymark-indent-offset 2
  "How many columns one step of indentation has."
  :type 'natnum
  :group 'daymark
  :safe #'natnump)

(defvar eglot-server-programs)

;;; Comments

(defconst daymark--syntax-propertize
  (syntax-propertize-rules ("^[[:blank:]]*\\(/\\)\\(/\\)" (1 "< 1") (2 "< 2")))
  "Make `//' begin a comment, but only at the start of a line.")

(defvar daymark-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "." table)
    (modify-syntax-entry ?' "w" table)
    (modify-syntax-entry ?’ "w" table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?_ "_" table)
    table)
  "Syntax table of `daymark-mode'.")

;;; Indentation

(defun daymark--owner ()
  "Return what owns the line at point: `step', `change', `block' or nil."
  (save-excursion
    (let ((case-fold-search t) owner)
      (while (and (not owner) (= (forward-line -1) 0))
        (setq owner (pcase (daymark-line-kind)
                      ('attribute
                       (cond ((looking-at (concat "[[:blank:]]+" (daymark--words "step"))) 'step)
                             ((looking-at (concat "[[:blank:]]+" (daymark--words "change"))) 'change)))
                      ((or 'blank 'comment 'mark 'prose) nil)
                      ('junk (unless (looking-at-p "[[:blank:]]") 'none))
                      ('setting 'none)
                      (_ 'block))))
      (unless (eq owner 'none) owner))))

(defun daymark--depth ()
  "Return how deep the line at point belongs, if it is indented at all.
That is nil if it belongs to nothing."
  (let ((case-fold-search t))
    (pcase (daymark--owner)
      ('nil nil)
      ('block 1)
      (owner
       (forward-line 0)
       (cond ((looking-at (concat "[[:blank:]]*" (daymark--words "step" "change"))) 1)
             ((eq owner 'change) 2)
             ;; A step has these; whatever else stands there is the plan's.
             ((looking-at (concat "[[:blank:]]*\\(?:\r?$\\|"
                                  (daymark--words "needs" "from" "until") "\\)"))
              2)
             (t 1))))))

(defun daymark--new-depth ()
  "Return how deep a new line at point belongs, by the line above it."
  (save-excursion
    (let ((depth (or (save-excursion (daymark--depth)) 0)))
      (forward-line -1)
      (pcase (daymark-line-kind)
        ('blank 0)
        ('comment (if (looking-at-p "/") 0 depth))
        ;; A dated line that carries an entry says all there is to say.
        ('dated
         (daymark--take daymark--date-token nil)
         (daymark--take (daymark--whole daymark--weekday) nil)
         (daymark--take daymark--clock nil)
         (if (looking-at "[[:blank:]]*\\[") 0 depth))
        (_ depth)))))

(defun daymark--indentation ()
  "Return the column in which the line at point is to begin."
  (let ((current (current-indentation))
        (new (or (save-excursion (forward-line 0) (looking-at-p "[[:blank:]]*$"))
                 (memq this-command '(newline newline-and-indent electric-newline-and-maybe-indent
                                      default-indent-new-line reindent-then-newline-and-indent)))))
    (cond (new (* daymark-indent-offset (daymark--new-depth)))
          ((= current 0) 0)
          (t (let ((depth (save-excursion (daymark--depth))))
               (if depth (* daymark-indent-offset depth) current))))))

(defun daymark-indent-line ()
  "Indent the line at point.
Text in column 0 stays there, since column 0 has a meaning.  Done once more,
this moves it in, and then out again."
  (interactive)
  (let* ((current (current-indentation))
         (again (and (eq this-command 'indent-for-tab-command) (eq last-command this-command)))
         (column (cond ((not again) (daymark--indentation))
                       ((> current 0) 0)
                       (t (* daymark-indent-offset (max 1 (or (save-excursion (daymark--depth)) 1)))))))
    (if (<= (current-column) current)
        (indent-line-to column)
      (save-excursion (indent-line-to column)))))

;;; The mode

(defconst daymark--imenu
  (cons (list "Days" (concat "^\\(" daymark--date "\\)") 1)
        (mapcar (lambda (kind)
                  (list (concat (capitalize kind) "s")
                        (concat "^" kind "[[:blank:]]+" daymark--names) 1))
                '("plan" "goal" "task" "habit")))
  "What `imenu' lists, the last first.")

(defun daymark-language-server (&optional _interactive)
  "Return the language server's command, for `eglot-server-programs'."
  (list daymark-program "lsp"))

;; A journal is a project: its root is the folder with `daymark.toml', or else what Emacs finds by itself.
(defun daymark-project (folder)
  "Return the journal that FOLDER is in, for `project-find-functions'."
  (let ((root (locate-dominating-file folder "daymark.toml")))
    (and root (cons 'transient root))))

;; No child of `text-mode', where many people fill paragraphs: a line that is broken in two is two entries.
;;;###autoload
(define-derived-mode daymark-mode prog-mode "Daymark"
  "Major mode for journals of habits, goals and plans."
  (setq-local font-lock-defaults '(((daymark--fontify (0 nil))) nil t))
  (setq-local syntax-propertize-function daymark--syntax-propertize)
  (setq-local parse-sexp-lookup-properties t)
  (setq-local comment-start "// ")
  (setq-local comment-start-skip "//+[[:blank:]]*")
  (setq-local comment-end "")
  (setq-local indent-line-function #'daymark-indent-line)
  (setq-local electric-indent-inhibit t)
  (setq-local indent-tabs-mode nil)
  (setq-local imenu-generic-expression daymark--imenu)
  (setq-local imenu-case-fold-search t)
  (setq-local outline-regexp (substring daymark--head 1))
  (setq-local outline-level (lambda () 1))
  (add-hook 'project-find-functions #'daymark-project nil t))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.day\\'" . daymark-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(daymark-mode . daymark-language-server)))

(provide 'daymark-mode)
;;; daymark-mode.el ends here
