/* A plugin for QEMU's TCG that counts what the guest executes, at almost full speed: the counters are added to by the
   translated code itself (qemu/docs/devel/tcg-plugins.rst, plugin API version 1).

   Arguments:  numbers=PATH  a file, as large as all that is to be mapped, whose 64-bit words are read while the guest runs:
                  0  instructions at addresses from `low` to below `high`
                  1  all others
                  2  how many marks have been passed
                  3  CLOCK_MONOTONIC in nanoseconds at the first translation, which is when the guest starts
                  4  words used behind the marks
                  8  marks, each: its place in `marks`, word 0, word 1, CLOCK_MONOTONIC in nanoseconds
                  8 + 4 * MARKS  with addresses=on those between low and high, each: address, executions; some more than once
               words=N  what the file has
               low=A, high=A  addresses in hexadecimal
               marks=A:A:...  addresses in hexadecimal of instructions that are to be marked before they run; at most 16
               addresses=on

   Each instruction is counted when it begins, as a block may be left half-way, by a fault or at the guest's end. TCG executes a
   string instruction with a repeat prefix once for each repetition, and mostly once more; here it is one instruction, as in
   the processors' own counters. One virtual processor, or one thread. Declarations are written out, so that no headers of QEMU or
   of the C library are needed; only the compiler's own. */

#include <stddef.h>
#include <stdint.h>

#define MARKS 4096
#define FIRST_MARK 8
#define FIRST_ADDRESS (FIRST_MARK + 4 * MARKS)
#define MOST_MARKED 16

struct qemu_plugin_tb;
struct qemu_plugin_insn;
enum { NO_REGISTERS = 0, ADD_U64 = 0 };

extern void qemu_plugin_register_vcpu_tb_trans_cb(uint64_t id, void (*)(uint64_t, struct qemu_plugin_tb *));
extern void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn *, int operation, void *, uint64_t);
extern void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *, void (*)(unsigned, void *), int flags, void *);
extern size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
extern struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *, size_t);
extern uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *);
extern const void *qemu_plugin_insn_data(const struct qemu_plugin_insn *);
extern size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *);

struct timespec { int64_t seconds, nanoseconds; };
extern int clock_gettime(int clock, struct timespec *);
extern int open(const char *, int, ...);
extern int close(int);
extern void *mmap(void *, size_t, int, int, int, int64_t);
extern unsigned long strtoul(const char *, char **, int);
extern int strncmp(const char *, const char *, size_t);
extern void *malloc(size_t);
enum { CLOCK_MONOTONIC = 1, O_RDWR = 2, PROT_READ_WRITE = 3, MAP_SHARED = 1 };

__attribute__((visibility("default"))) int qemu_plugin_version = 1;

static uint64_t *words, capacity, low, high, marked[MOST_MARKED];
static unsigned marked_count;
static int keeps_addresses;

enum { NO_MARK = MOST_MARKED };

/* An instruction that is more than counted. `mark`: its place in `marked`, or NO_MARK. `counter`, `own`: what is added to when it begins;
   `own` may be missing. */
struct place { uint64_t address, *counter, *own; unsigned mark; int repeats; };

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.seconds * 1000000000u + (uint64_t)time.nanoseconds;
}

static void note(unsigned mark)
{
    uint64_t *record = words + FIRST_MARK + 4 * words[2];
    if (words[2] == MARKS)
        return;
    record[0] = mark;
    record[1] = words[0];
    record[2] = words[1];
    record[3] = now();
    __atomic_store_n(words + 2, words[2] + 1, __ATOMIC_RELEASE);
}

static void reach(unsigned processor, void *data)
{
    static uint64_t repeating, counted;
    const struct place *place = data;
    if (place->mark != NO_MARK)
        note(place->mark);
    if (place->repeats) {
        /* Nothing else has begun since it began: it goes on. */
        if (place->address == repeating && words[0] + words[1] == counted)
            return;
        repeating = place->address;
        counted = words[0] + words[1] + 1;
    }
    ++*place->counter;
    if (place->own)
        ++*place->own;
}

/* Whether it is INS, OUTS, MOVS, CMPS, STOS, LODS or SCAS with a repeat prefix (Intel 64 and IA-32 manual, volume 2, 2.1.1). */
static int is_repeated(const struct qemu_plugin_insn *instruction)
{
    const unsigned char *bytes = qemu_plugin_insn_data(instruction);
    size_t size = qemu_plugin_insn_size(instruction), index = 0;
    int repeats = 0;
    for (; index < size; index++) {
        unsigned byte = bytes[index];
        if (byte == 0xF2 || byte == 0xF3)
            repeats = 1;
        else if (byte != 0x66 && byte != 0x67 && byte != 0x64 && byte != 0x65 && (byte & 0xE7) != 0x26)
            break;
    }
    /* REX. Outside of long mode it is an instruction of its own, behind which there is no byte. */
    if (index < size && (bytes[index] & 0xF0) == 0x40)
        index++;
    if (!repeats || index >= size)
        return 0;
    unsigned opcode = bytes[index];
    return (opcode >= 0x6C && opcode <= 0x6F) || (opcode >= 0xA4 && opcode <= 0xA7) || (opcode >= 0xAA && opcode <= 0xAF);
}

static unsigned mark_of(uint64_t address)
{
    for (unsigned mark = 0; mark < marked_count; mark++)
        if (address == marked[mark])
            return mark;
    return NO_MARK;
}

static void translate(uint64_t id, struct qemu_plugin_tb *block)
{
    size_t count = qemu_plugin_tb_n_insns(block);
    if (!words[3])
        words[3] = now();
    for (size_t index = 0; index < count; index++) {
        struct qemu_plugin_insn *instruction = qemu_plugin_tb_get_insn(block, index);
        uint64_t address = qemu_plugin_insn_vaddr(instruction), *counter = words + 1, *own = NULL;
        struct place *place;
        unsigned mark = NO_MARK;
        int repeats = is_repeated(instruction);
        if (address >= low && address < high) {
            counter = words;
            mark = mark_of(address);
            if (keeps_addresses && words[4] + 2 <= capacity - FIRST_ADDRESS) {
                own = words + FIRST_ADDRESS + words[4];
                words[4] += 2;
                *own++ = address;
            }
        }
        if ((repeats || mark != NO_MARK) && (place = malloc(sizeof *place))) {
            *place = (struct place){address, counter, own, mark, repeats};
            qemu_plugin_register_vcpu_insn_exec_cb(instruction, reach, NO_REGISTERS, place);
            continue;
        }
        qemu_plugin_register_vcpu_insn_exec_inline(instruction, ADD_U64, counter, 1);
        if (own)
            qemu_plugin_register_vcpu_insn_exec_inline(instruction, ADD_U64, own, 1);
    }
}

static const char *value(const char *argument, const char *name, size_t length)
{
    return strncmp(argument, name, length) ? NULL : argument + length;
}

#define VALUE(name) (text = value(arguments[index], name "=", sizeof name))

__attribute__((visibility("default"))) int qemu_plugin_install(uint64_t id, const void *info, int count, char **arguments)
{
    const char *path = NULL, *text;
    for (int index = 0; index < count; index++) {
        if (VALUE("numbers"))
            path = text;
        else if (VALUE("words"))
            capacity = strtoul(text, NULL, 10);
        else if (VALUE("low"))
            low = strtoul(text, NULL, 16);
        else if (VALUE("high"))
            high = strtoul(text, NULL, 16);
        else if (VALUE("addresses"))
            keeps_addresses = 1;
        else if (VALUE("marks")) {
            char *rest = (char *)text;
            for (marked_count = 0; marked_count < MOST_MARKED && *rest; rest += *rest == ':')
                marked[marked_count++] = strtoul(rest, &rest, 16);
        }
    }
    int file = path ? open(path, O_RDWR) : -1;
    if (file < 0 || capacity < FIRST_ADDRESS)
        return -1;
    words = mmap(NULL, capacity * sizeof *words, PROT_READ_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (words == (void *)-1)
        return -1;
    qemu_plugin_register_vcpu_tb_trans_cb(id, translate);
    return 0;
}
