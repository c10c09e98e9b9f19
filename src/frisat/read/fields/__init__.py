"""
What words mean, one field a module; every layout and `to_plan` use the same ones.

`mend` joins lines; `words` is the one list of general Danish public terms; `actors` finds bodies and groups;
`kinds`, `status`, `quantities`, `places`, `periods` and `marks` read the rest. All pure functions of text.
"""
