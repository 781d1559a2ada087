"""Double dispatch over a small tree of classes."""

from abc import ABC, abstractmethod


class Visitor(ABC):
    @abstractmethod
    def text(self, node: "Text") -> str: ...

    @abstractmethod
    def bold(self, node: "Bold") -> str: ...

    @abstractmethod
    def group(self, node: "Group") -> str: ...


class Element(ABC):
    @abstractmethod
    def accept(self, visitor: Visitor) -> str: ...


class Text(Element):
    def __init__(self, content: str) -> None:
        self.content = content

    def accept(self, visitor: Visitor) -> str:
        return visitor.text(self)


class Bold(Element):
    def __init__(self, child: Element) -> None:
        self.child = child

    def accept(self, visitor: Visitor) -> str:
        return visitor.bold(self)


class Group(Element):
    def __init__(self, *children: Element) -> None:
        self.children = children

    def accept(self, visitor: Visitor) -> str:
        return visitor.group(self)


class Html(Visitor):
    def text(self, node: Text) -> str:
        return node.content.replace("<", "&lt;")

    def bold(self, node: Bold) -> str:
        return f"<b>{node.child.accept(self)}</b>"

    def group(self, node: Group) -> str:
        return "".join(child.accept(self) for child in node.children)


class Markdown(Html):
    def bold(self, node: Bold) -> str:
        return f"**{node.child.accept(self)}**"


document = Group(Text("a < b "), Bold(Group(Text("and "), Text("c"))))
print(document.accept(Html()), document.accept(Markdown()))
