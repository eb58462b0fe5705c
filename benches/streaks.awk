# Counts each habit's current and longest run of days with a done mark, and nothing else:
# no cadences, targets, pauses, evidence or checks. What a short script can do in place of Daymark.
#
#   mawk -v today=2025-12-31 -f streaks.awk JOURNAL.day ...       reads Daymark files, days in order
#   mawk -v today=2025-12-31 -v plain=1 -f streaks.awk FILE ...   reads `DATE NAME [AMOUNT UNIT]` lines

# Days since 0000-03-01, so that a year ends with its leap day.
function number(date,    y, m) {
    y = substr(date, 1, 4) + 0; m = substr(date, 6, 2) + 0
    if (m < 3) { y--; m += 12 }
    return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + substr(date, 9, 2)
}

# The name starts in field i and ends before a number or at a colon; it is done on `day`.
function done(i,    name) {
    name = ""
    for (; i <= NF && $i !~ /^[0-9]/; i++) {
        name = name == "" ? $i : name " " $i
        if (sub(/:$/, "", name)) break
    }
    if (last[name] == day) return
    run[name] = last[name] == day - 1 ? run[name] + 1 : 1
    last[name] = day
    if (run[name] > longest[name]) longest[name] = run[name]
}

/^[0-9]/ && substr($0, 1, 10) != date { date = substr($0, 1, 10); day = number(date) }

plain { done(2); next }

# Only lines with a done mark are cut into fields; the mark comes first, after a date, weekday or time.
/\[[xX+]\]/ {
    for (i = 1; $i ~ /^[0-9]/ || (i == 2 && $i ~ /^[A-Z][a-z]+$/); i++);
    if ($i ~ /^\[[xX+]\]$/) done(i + 1)
}

END {
    now = number(today)
    for (name in longest)
        printf "%s\t%d\t%d\n", name, (last[name] < now - 1 ? 0 : run[name]), longest[name]
}
