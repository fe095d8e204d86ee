// Nothing: what Node takes to load a module.
