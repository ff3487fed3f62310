"""What Java's values are, for gdb: strings and boxes by what they say, arrays and collections by what is in them, other objects by their class and address; where a variable is of an interface
its object's own class counts. `print *variable` has an object's fields. `$at(reference)` is a pointer to the object, of its own class: in the kernel a field's reference is 32 bits, which no
pointer of gdb's is, so that `print $at(this.waiters)->first` is what `this.waiters.first` is elsewhere.

    (gdb) source scripts/astryon-gdb.py
"""
import re

import gdb

REFERENCE = "reference to "
BOXES = {"java.lang." + name for name in ("Boolean", "Byte", "Character", "Short", "Integer", "Long", "Float", "Double")}
BUILDERS = {"java.lang.StringBuilder", "java.lang.StringBuffer"}
MAPS = {"java.util.HashMap", "java.util.LinkedHashMap"}
SETS = {"java.util.HashSet", "java.util.LinkedHashSet"}
# Lists whose elements are the first ones of an array: the fields with the array and with their number.
LISTS = {"java.util.ArrayList": ("elementData", "size"), "java.util.Arrays$ArrayList": ("a", None), "java.util.ImmutableCollections$ListN": ("elements", None)}


def reference(bits, holder):
    """The address that 32 bits of the object at `holder` stand for: the upper half of a kernel's addresses is ones."""
    return bits | 0xffffffff00000000 if holder >> 63 else bits


def word(address):
    return int.from_bytes(gdb.selected_inferior().read_memory(address, 4).tobytes(), "little")


def class_name(address):
    """The name of an object's class: its first word is the address of the class's hub, which has a symbol."""
    symbol = gdb.execute("with print demangle off -- info symbol %#x" % reference(word(address), address), to_string=True)
    found = re.match(r"hub:(\S+) in section", symbol)
    return found.group(1) if found else "?"


def is_class(type):
    while type.code == gdb.TYPE_CODE_STRUCT and type.name != "java.lang.Object":
        fields = type.fields()
        if not fields or not fields[0].is_base_class:
            return False
        type = fields[0].type
    return type.code == gdb.TYPE_CODE_STRUCT


def is_reference(type):
    """Whether it is a field's or an element's in the kernel."""
    return type.code == gdb.TYPE_CODE_TYPEDEF and (type.name or "").startswith(REFERENCE)


def address_of(value):
    """Of the object that a pointer, or a reference, leads to; 0 for null; None for what leads to no object."""
    if is_reference(value.type):
        return int(value) & 0xffffffffffffffff
    type = value.type.strip_typedefs()
    if type.code == gdb.TYPE_CODE_PTR and is_class(type.target().strip_typedefs()):
        return int(value) & 0xffffffffffffffff
    if type.code == gdb.TYPE_CODE_REF and is_class(type.target().strip_typedefs()):
        return int(value.referenced_value().address)
    return None


def object_at(address):
    """The object as a value of its own class, or of the one above all if that has not been described."""
    try:
        type = gdb.lookup_type(class_name(address))
    except gdb.error:
        type = gdb.lookup_type("java.lang.Object")
    return gdb.Value(address).cast(type.pointer()).dereference()


def field(address, name):
    """The address of the object that a field leads to."""
    return address_of(object_at(address)[name])


def elements(array, most=None):
    """What is in an array: addresses of objects, or numbers."""
    value = object_at(array)
    type = value["elements"].type.target()
    count = int(value["length"]) if most is None else min(most, int(value["length"]))
    start = int(value["elements"].address)
    if type.code == gdb.TYPE_CODE_REF or is_reference(type):
        return [reference(word(start + 4 * i), array) for i in range(count)]
    pointer = gdb.Value(start).cast(type.pointer())
    return [(pointer + i).dereference() for i in range(count)]


def text(array, coder, count=None):
    """Bytes of a string, which are Latin-1 or UTF-16 by its coder."""
    start = int(object_at(array)["elements"].address)
    size = int(object_at(array)["length"]) if count is None else count << coder
    return gdb.selected_inferior().read_memory(start, size).tobytes().decode("utf-16-le" if coder else "latin-1", "replace")


def entries(map):
    """Keys and values of a hash map, in the order of its table, or in which they came."""
    pairs = []
    for node in elements(field(map, "table")) if field(map, "table") else []:
        while node:
            pairs.append((field(node, "key"), field(node, "value")))
            node = field(node, "next")
    return pairs


def contents(address):
    """What is in a collection or an array; None for other objects."""
    name = class_name(address)
    if name.endswith("[]"):
        return elements(address)
    if name in LISTS:
        array, size = LISTS[name]
        return elements(field(address, array), None if size is None else int(object_at(address)[size]))
    if name == "java.util.ImmutableCollections$List12":
        last = field(address, "e1")
        return [field(address, "e0")] + ([] if not last or class_name(last) == "java.lang.Object" else [last])
    if name == "java.util.ArrayDeque":
        all = elements(field(address, "elements"))
        head, tail = int(object_at(address)["head"]), int(object_at(address)["tail"])
        return all[head:tail] if head <= tail else all[head:] + all[:tail]
    if name in SETS:
        return [key for key, value in entries(field(address, "map"))]
    return None


def brief(address):
    """An object in a few words."""
    if address == 0:
        return "null"
    name = class_name(address)
    object = object_at(address)
    if name == "java.lang.String":
        return '"%s"' % text(field(address, "value"), int(object["coder"]))
    if name in BUILDERS:
        return '"%s"' % text(field(address, "value"), int(object["coder"]), int(object["count"]))
    if name in BOXES:
        return str(object["value"])
    if name in MAPS:
        return "%s of %d" % (name, int(object["size"]))
    inside = contents(address)
    if inside is not None:
        return name[:-2] + "[%d]" % len(inside) if name.endswith("[]") else "%s of %d" % (name, len(inside))
    try:
        return "%s.%s" % (name, text(field(field(address, "name"), "value"), int(object_at(field(address, "name"))["coder"]))) if is_enum(object.type) else "%s@%x" % (name, address)
    except gdb.error:
        return "%s@%x" % (name, address)


def is_enum(type):
    while type.code == gdb.TYPE_CODE_STRUCT and type.fields() and type.fields()[0].is_base_class:
        type = type.fields()[0].type
        if type.name == "java.lang.Enum":
            return True
    return False


def shown(element):
    return brief(element) if isinstance(element, int) else element


class JavaObject:
    def __init__(self, address):
        self.address = address

    def to_string(self):
        return brief(self.address)

    def children(self):
        if self.address == 0:
            return
        if class_name(self.address) in MAPS:
            for key, value in entries(self.address):
                yield brief(key), brief(value)
        for i, element in enumerate(contents(self.address) or []):
            yield "[%d]" % i, shown(element)


def printer(value):
    address = address_of(value)
    return None if address is None else JavaObject(address)


class At(gdb.Function):
    """A pointer to the object that a reference leads to, of the object's own class."""

    def __init__(self):
        super().__init__("at")

    def invoke(self, reference):
        return object_at(address_of(reference)).address


gdb.pretty_printers.append(printer)
At()
gdb.execute("set print demangle off")
