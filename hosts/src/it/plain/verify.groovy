import static groovy.io.FileType.FILES

// Whatever order of builds: the derivatives are those of the changed methods, without a warning.
String log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 4
assert !log.contains('[WARNING]')
assert log.count('Nothing to compile') == 2
// The third build had Main and Square as classes.
assert (log =~ /Compiling 1 source file /).count == 1

List<String> classPath = ["$basedir/target/classes"]
localRepositoryPath.eachFileRecurse(FILES) {
  if (it.name ==~ /adjoint-runtime.*\.jar/) {
    classPath << it.path
  }
}
String java = new File(System.getProperty('java.home'), 'bin/java').path
Process run = [java, '-cp', classPath.join(File.pathSeparator), 'p.Main'].execute()
assert run.text.trim() == '5.0 7.0'
