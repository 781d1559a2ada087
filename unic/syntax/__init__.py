"""Source text to AST: lexer, LALR parser, the checks that CPython makes at compile time, parse cache."""
