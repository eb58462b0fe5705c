"""Presses Tab in a real shell on a terminal of its own: press.py SHELL CASES FOLDER.

What the shell made of the line is not read off the screen: `printf` is put before it, and prints the words that the
shell then hands over. So the quoting of what was completed is tested too.
"""

import os
import pathlib
import pty
import re
import select
import sys
import time

JOURNAL = """\
habit cold shower
  daily
  also cs
  from 2026-01-01
habit run: Move #health
  daily
  from 2026-01-01
habit read
  daily
  from 2026-01-01
task tax-return
  due 2026-03-01
plan Nine quiet steps
  step Begin
this line is wrong
2026-01-05 Mon
  [x] run
  Words #evening @mira
"""
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "source <(daymark completions bash)"),
    "zsh": (["zsh", "-f", "-i"], "autoload -U compinit; compinit -D; source <(daymark completions zsh)"),
    "fish": (["fish", "--no-config", "--interactive"], "daymark completions fish | source"),
}
PATIENCE = 60


class Terminal:
    def __init__(self, command, folder):
        environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
            "HOME": str(folder),
            "DAYMARK_TODAY": "2026-02-01",
        }
        # A terminal of its own, which controls it: fish asks for that.
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        self.seen = ""

    def send(self, text):
        os.write(self.master, text.encode())

    def read(self, wait):
        """Whether something came within so many seconds."""
        ready, _, _ = select.select([self.master], [], [], wait)
        if ready:
            self.seen += os.read(self.master, 65536).decode(errors="replace")
            if "\x1b[c" in self.seen or "\x1b[0c" in self.seen:
                # Asked what kind of terminal it is.
                self.seen = self.seen.replace("\x1b[c", "").replace("\x1b[0c", "")
                self.send("\x1b[?6c")
        return bool(ready)

    def settle(self):
        """Reads until nothing comes for a moment. A shell that is slower than that finds its keys waiting."""
        until = time.monotonic() + PATIENCE
        while self.read(0.3) and time.monotonic() < until:
            pass

    def until(self, pattern):
        """What the pattern found."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = re.search(pattern, self.seen)
            if found:
                return found
            self.read(1)
        sys.exit(f"never came: {pattern}\n{self.seen!r}")


def main(shell, cases, folder):
    folder = pathlib.Path(folder)
    for name in ("journal", "empty"):
        (folder / name).mkdir(parents=True)
    (folder / "journal" / "journal.day").write_text(JOURNAL)
    command, setup = SHELLS[shell]
    terminal = Terminal(command, folder)
    terminal.settle()
    terminal.send(f"{setup}; echo rea''dy\r")
    terminal.until("ready")
    wrong = ran = 0
    for line in pathlib.Path(cases).read_text().splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("in "):
            place = folder / line.removeprefix("in ").rstrip(":")
            terminal.send(f"cd {place}; echo the''re\r")
            terminal.seen = ""
            terminal.until("there")
            continue
        typed, expected = line.split(" | ")
        expected = ["daymark", *expected.split(" / ")]
        terminal.settle()
        terminal.seen = ""
        terminal.send(typed + "\t")
        terminal.settle()
        # To the start of the line; the last word is a mark that all has been printed.
        terminal.send("\x01printf '<%s>' \x05 '' end\r")
        words = terminal.until("<daymark>[^\r\n]*<><end>").group()
        found = re.findall("<([^<>]*)>", words)[:-2]
        ran += 1
        if found != expected:
            wrong += 1
            print(f"{shell}: `{typed}` became {found}, expected {expected}")
    terminal.send("exit\r")
    os.waitpid(terminal.process, 0)
    print(f"{ran} lines completed, {wrong} wrong")
    sys.exit(wrong > 0 or ran < 20)


main(*sys.argv[1:])
