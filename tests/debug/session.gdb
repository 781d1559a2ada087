# What tests/debug/test_session.py looks at; a line "== NAME" begins what belongs together.
set pagination off
set width 0
echo == begin\n
bt
echo == names\n
complete break kin
complete break Job.__i
complete break __main__.Urg
tbreak __init__
tbreak kinds.add
delete
echo == break\n
hbreak total
continue
echo == args\n
info args
echo == locals before\n
info locals
echo == step\n
next
next
next
step
echo == locals after\n
info locals
echo == module variable\n
print COUNT
echo == bt\n
bt
echo == caller\n
up
info locals
down
echo == raw\n
print/r *job
ptype job
echo == py-print\n
py-print jobs[1].parent.name
py-print [job.name for job in jobs]
py-print prices["b"] * 2 + len(jobs) + COUNT
py-print jobs[7]
py-print nothing
py-print import os
echo == print\n
print job.cost + 1
print jobs[1].name
print jobs[1]
print job.name == "b" and len(jobs) / 4
print "a" in prices
print/x job.cost + 254
print 7 // 2
echo == up and down\n
up
down
echo == py-bt\n
py-bt
echo == corrupt\n
set var jobs->size = -5
print jobs
set var jobs->size = 1000000000
print jobs
set var jobs->size = 2
set var $items = jobs->items
set var jobs->items = (long)0xdeadbeef0000
print jobs
set var jobs->items = $items
set var $header = *(unsigned long *)job
set var *(unsigned long *)job = 0x123
print job
print jobs
set var *(unsigned long *)job = $header
set var $name = job->name
set var job->name = (long)12345
print *job
set var job->name = $name
print job
echo == finish\n
finish
tbreak halves
continue
finish
echo == watch\n
py-display jobs[1].name
watch jobs[0].cost
continue
undisplay 1
echo == kinds\n
delete
hbreak program.py:ADDED
continue
info locals
echo == members\n
print colour == Colour.BLUE, "only" in names, waiting[0], buffer[1], pair[1]
print DEPTH
print program.TITLE[1:] + TITLE
echo == cell\n
hbreak add if n == 5 and "x" in "xyz"
tbreak total if jobs[0].name == "none"
continue
next
info locals
print counter
info args
bt 2
echo == generator\n
delete
hbreak program.py:YIELD
continue
info args
info locals
continue
info locals
bt 3
echo == steps of a generator\n
n
n
echo == end of a generator\n
continue
finish
echo == coroutine\n
delete
hbreak program.py:AWAIT
continue
info args
info locals
py-tasks
py-bt
echo == steps of a coroutine\n
delete
n
n
n
info locals
echo == end of a coroutine\n
tbreak fetch
continue
finish
tbreak fetch
continue
finish
echo == raise\n
py-catch KeyError
py-catch ValueError
continue
bt 4
py-error
echo == end of what raises\n
py-up
finish
echo == end\n
delete
continue
