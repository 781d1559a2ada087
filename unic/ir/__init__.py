"""The intermediate representation: a typed control-flow graph, its printer and its passes."""
