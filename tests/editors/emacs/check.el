;;; check.el --- Checks daymark-mode in a batch Emacs  -*- lexical-binding: t; -*-

;; Compiles the mode with warnings as errors, has `checkdoc' read it, and then
;; writes the faces of every journal of $DAYMARK_WORK/files to $DAYMARK_WORK/emacs/PATH.faces,
;; compares `daymark-line-kind' with $DAYMARK_WORK/grammar/PATH.kinds,
;; and tries what a person would: index, outline, comments, indentation, an edit.

(require 'checkdoc)
(require 'imenu)
(require 'outline)
(require 'seq)
(require 'subr-x)

(defvar check-work (file-name-as-directory (getenv "DAYMARK_WORK")))
(defvar check-count 0)
(defvar check-failures 0)

(defun check-fail (format &rest values)
  "Tell what is wrong, FORMAT with VALUES."
  (setq check-failures (1+ check-failures))
  (message "emacs: %s" (apply #'format format values)))

(defun check-equal (what expected found)
  "Tell if WHAT was not EXPECTED but FOUND."
  (setq check-count (1+ check-count))
  (unless (equal expected found)
    (check-fail "%s: expected %S, found %S" what expected found)))

(defun check-file (name)
  "Return where NAME is in the work folder, whose folder is made."
  (let ((file (expand-file-name name check-work)))
    (make-directory (file-name-directory file) t)
    file))

(defun check-lines (file &optional blank)
  "Return the lines of FILE, with the BLANK ones or without."
  (with-temp-buffer
    (insert-file-contents file)
    (split-string (if blank (string-trim-right (buffer-string)) (buffer-string)) "\n" (not blank))))

;; The mode itself: compiled, documented, loaded.

(defun check-source (name)
  "Compile the source NAME and have it read; leave it compiled in the work folder."
  (let ((source (concat "editors/emacs/" name ".el"))
        (compiled (check-file (concat "emacs/" name ".el"))))
    (copy-file source compiled t)
    (let ((byte-compile-error-on-warn t))
      (unless (byte-compile-file compiled)
        (check-fail "%s does not compile" source)))
    (let ((checkdoc-create-error-function
           (lambda (text start _end &optional _unfixable)
             (check-fail "%s:%s: %s" source (if start (line-number-at-pos start) 1) text)
             nil)))
      (with-current-buffer (find-file-noselect source)
        (checkdoc-current-buffer t)))))

(push (check-file "emacs/") load-path)
(mapc #'check-source '("daymark-colours" "daymark-mode"))
(load "daymark-mode.elc" nil t)

;; Faces and kinds of every line.

(defun check-runs ()
  "Return the runs of the line at point, as a vector of [FACE TEXT]."
  (let ((end (line-end-position)) runs)
    (while (< (point) end)
      (let ((next (min end (next-single-property-change (point) 'face nil end)))
            (face (or (get-text-property (point) 'face) 'none)))
        (push (vector (symbol-name face) (replace-regexp-in-string "\r" "" (buffer-substring-no-properties (point) next))) runs)
        (goto-char next)))
    (vconcat (nreverse runs))))

(defun check-journal (file)
  "Write the faces of FILE, and compare the kinds of its lines."
  (with-current-buffer (find-file-noselect file)
    (check-equal (format "mode of %s" file) 'daymark-mode major-mode)
    (font-lock-ensure)
    (let ((target (check-file (concat "emacs/" file ".faces")))
          (kinds (check-file (concat "grammar/" file ".kinds")))
          lines)
      (goto-char (point-min))
      (when (file-exists-p kinds)
        (dolist (kind (check-lines kinds))
          (unless (memq (daymark-line-kind) (mapcar #'intern (split-string kind "|")))
            (check-fail "%s:%d: expected %s, found %s" file (line-number-at-pos) kind (daymark-line-kind)))
          (setq check-count (1+ check-count))
          (forward-line 1)))
      (goto-char (point-min))
      (while (not (eobp))
        (push (json-serialize (check-runs)) lines)
        (forward-line 1))
      (with-temp-file target
        (set-buffer-file-coding-system 'utf-8-unix)
        (dolist (line (nreverse lines))
          (insert (decode-coding-string line 'utf-8) "\n"))))
    (kill-buffer)))

(dolist (file (cons "tests/editors/vim/parts.day" (check-lines (check-file "files"))))
  (check-journal file))

;; What a person does.

(defmacro check-with (text &rest body)
  "Run BODY in a buffer of `daymark-mode' with TEXT, point behind it."
  (declare (indent 1))
  `(with-temp-buffer
     (daymark-mode)
     (insert ,text)
     ,@body))

(check-with "habit run: Around the lake\n  every day\n\nPlan nine steps\n  step 1\n\n2026-01-05 [x] run\n"
  (check-equal "index" '(("Habits" "run") ("Plans" "nine steps") ("Days" "2026-01-05"))
               (mapcar (lambda (entry) (cons (car entry) (mapcar #'car (cdr entry))))
                       (seq-filter #'imenu--subalist-p (imenu--make-index-alist t))))
  (outline-minor-mode)
  (let (headings)
    (goto-char (point-min))
    (while (not (eobp))
      (when (outline-on-heading-p t)
        (push (line-number-at-pos) headings))
      (forward-line 1))
    (check-equal "headings" '(1 4 7) (nreverse headings))))

(check-with "2026-01-05\n  [x] run\n"
  (goto-char (point-min))
  (forward-line 1)
  (comment-region (point) (line-end-position))
  (check-equal "comment" "2026-01-05\n  // [x] run\n" (buffer-string))
  (uncomment-region (line-beginning-position) (line-end-position))
  (check-equal "uncomment" "2026-01-05\n  [x] run\n" (buffer-string)))

(check-with "2026-01-05: https://example.org and `it's \"fine\n  words\n"
  (check-equal "no comment, no string" '(nil nil) (let ((state (syntax-ppss))) (list (nth 3 state) (nth 4 state)))))

(check-with "habit run\n  every day\n"
  (font-lock-ensure)
  (check-equal "face of an attribute" 'daymark-keyword (get-text-property 13 'face))
  (goto-char (point-min))
  (delete-region (point) (line-end-position))
  (insert "2026-01-05")
  (font-lock-flush)
  (font-lock-ensure)
  (check-equal "face below a changed head" nil (get-text-property 15 'face)))

;; Indentation: of new lines, of a whole ragged file, and by hand.

(let ((above ""))
  (dolist (line (cdr (check-lines "tests/editors/indent/new-lines" t)))
    (if (not (string-match "\\`> \\([0-9]\\)\\'" line))
        (setq above (concat above line "\n"))
      (let ((steps (string-to-number (match-string 1 line))))
        (check-with (substring above 0 -1)
          (newline-and-indent)
          (check-equal (format "new line below %S" (car (last (split-string above "\n" t)))) (* 2 steps)
                       (current-column)))))))

(with-temp-buffer
  (insert-file-contents "tests/editors/indent/ragged.day")
  (daymark-mode)
  (indent-region (point-min) (point-max))
  (check-equal "ragged.day" (check-lines "tests/editors/indent/indented.day" t)
               (split-string (string-trim-right (buffer-string)) "\n")))

(check-with "2026-01-05\n  one two"
  (backward-word)
  (let ((this-command 'newline-and-indent))
    (newline-and-indent))
  (check-equal "a broken line" "2026-01-05\n  one\n  two" (buffer-string)))

(check-with "week starts monday\n   stray"
  (indent-region (point-min) (point-max))
  (check-equal "a stray line" "week starts monday\n   stray" (buffer-string)))

(check-with "habit run\nevery day"
  (let ((last-command nil) (this-command 'indent-for-tab-command))
    (indent-for-tab-command)
    (check-equal "column 0 stays" 0 (current-indentation))
    (setq last-command this-command)
    (indent-for-tab-command)
    (check-equal "a second TAB goes in" 2 (current-indentation))
    (indent-for-tab-command)
    (check-equal "a third goes out" 0 (current-indentation))
    (check-equal "the cursor stays in its text" 9 (current-column))))

(message "emacs: %d checks, %d fail" check-count check-failures)
(kill-emacs (if (= check-failures 0) 0 1))
;;; check.el ends here
