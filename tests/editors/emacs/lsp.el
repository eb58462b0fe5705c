;;; lsp.el --- Checks Eglot with `daymark lsp' in a batch Emacs  -*- lexical-binding: t; -*-

;; Opens the journal in $DAYMARK_JOURNAL_FOLDER, waits for the one finding that `daymark check' told beside it,
;; renames the habit `run', and compares both buffers with tests/editors/lsp/renamed.

(dolist (name '("eglot" "project" "xref" "seq"))
  (let ((folders (file-expand-wildcards (format "/usr/share/emacs/site-lisp/elpa-src/%s-[0-9]*" name))))
    (when folders
      (push (car folders) load-path))))
(require 'eglot)
(require 'flymake)
(require 'subr-x)

(push (expand-file-name "editors/emacs") load-path)
(require 'daymark-mode)

(defvar check-failures 0)

(defun check-equal (what expected found)
  "Tell if WHAT was not EXPECTED but FOUND."
  (unless (equal expected found)
    (setq check-failures (1+ check-failures))
    (message "emacs: %s: expected %S, found %S" what expected found)))

(defun check-text (file)
  "Return the text of FILE."
  (with-temp-buffer
    (insert-file-contents file)
    (buffer-string)))

(defun check-wait (what predicate)
  "Wait until PREDICATE is true; fail if WHAT is not there in time."
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall predicate)) (< (float-time) end))
      (accept-process-output nil 0.05))
    (check-equal what t (and (funcall predicate) t))))

(defun check-finding (diagnostic)
  "Return DIAGNOSTIC as (LINE COLUMN TEXT)."
  (save-excursion
    (goto-char (flymake-diagnostic-beg diagnostic))
    (list (line-number-at-pos) (1+ (current-column)) (flymake-diagnostic-text diagnostic))))

(let* ((renamed (expand-file-name "tests/editors/lsp/renamed/"))
       (project (getenv "DAYMARK_JOURNAL_FOLDER"))
       (expected (check-text (expand-file-name "../expected.txt" project)))
       (plan (find-file-noselect (expand-file-name "plan.day" project)))
       (days (find-file-noselect (expand-file-name "days.day" project))))
  (setq eglot-confirm-server-initiated-edits nil)
  (with-current-buffer days
    (check-equal "root" (file-name-as-directory (file-truename project))
                 (file-name-as-directory (file-truename (project-root (project-current)))))
    (apply #'eglot (eglot--guess-contact))
    (check-wait "server" #'eglot-managed-p)
    ;; A batch Emacs has no window and is never idle, so Flymake does not start by itself.
    (flymake-start)
    (check-wait "finding" #'flymake-diagnostics)
    (string-match "^[^:]*:\\([0-9]+\\):\\([0-9]+\\): [a-z]+\\[\\([^]]+\\)\\]: \\(.*\\)" expected)
    (pcase-let ((`(,line ,column ,text) (check-finding (car (flymake-diagnostics)))))
      (check-equal "findings" 1 (length (flymake-diagnostics)))
      (check-equal "line" (match-string 1 expected) (number-to-string line))
      (check-equal "column" (match-string 2 expected) (number-to-string column))
      (check-equal "name" t (and (string-match-p (regexp-quote (match-string 3 expected)) text) t))
      (check-equal "message" t (and (string-match-p (regexp-quote (match-string 4 expected)) text) t))))
  (with-current-buffer plan
    (check-wait "server of a second file" (lambda () (or (eglot-managed-p) (progn (eglot--maybe-activate-editing-mode) nil))))
    (goto-char (point-min))
    (search-forward "habit ")
    (eglot-rename "jog"))
  (dolist (buffer (list plan days))
    (with-current-buffer buffer
      (check-equal (buffer-name) (check-text (concat renamed (buffer-name))) (buffer-string))))
  (with-current-buffer plan
    (eglot-shutdown (eglot-current-server))))

(message "emacs: a finding and a rename through `daymark lsp', %d fail" check-failures)
(kill-emacs (if (= check-failures 0) 0 1))
;;; lsp.el ends here
