import static groovy.io.FileType.FILES

// All three are modules, also when they run.
List<String> modulePath = ["$basedir/library/target/classes", "$basedir/application/target/classes"]
localRepositoryPath.eachFileRecurse(FILES) {
  if (it.name ==~ /adjoint-runtime.*\.jar/) {
    modulePath << it.path
  }
}
assert !new File(basedir, 'build.log').text.contains('[WARNING]')
String java = new File(System.getProperty('java.home'), 'bin/java').path
Process run =
    [java, '-p', modulePath.join(File.pathSeparator), '-m', 'consumer.application/application.Main']
        .execute()
assert run.text.readLines() == ['true 4.0', 'consumer.application', 'io.adjoint.runtime']
