class Base:
    def __init__(self, n: int) -> None:
        self.n = n
        self.paused = False
    def limit(self) -> None:
        if self.n > 3 and not self.paused:
            self.paused = True
            self.pause()
    def pause(self) -> None:
        pass
    def advance(self) -> None:
        if self.paused:
            self.paused = False
            self.resume()
    def resume(self) -> None:
        raise NotImplementedError
class Sub(Base):
    def __init__(self, n: int) -> None:
        super().__init__(n)
        self.m = 3
    def resume(self) -> None:
        print("r")
    def ended(self) -> None:
        self.paused = False
        self.resume()
    def drain(self) -> None:
        if self.paused:
            print("paused")
s = Sub(2)
s.drain()
s.advance()
s.ended()
