// One error, at its line and column; the good method, and who calls either, has none.
List<String> errors =
    new File(basedir, 'build.log').readLines().findAll { it.startsWith('[ERROR]') && it.contains('.java') }
// Maven tells each twice: when the compiler does, and at the end.
assert errors.toUnique().size() == 1
assert errors[0].contains('Loss.java:[15,5]')
assert errors[0].contains('[AD')
