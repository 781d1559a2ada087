"""From AST to typed program: names, types, reachability from `main`."""
