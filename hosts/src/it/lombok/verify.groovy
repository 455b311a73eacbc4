import static groovy.io.FileType.FILES

// Whichever of the two processors is first, both do their work.
List<String> runtime = []
localRepositoryPath.eachFileRecurse(FILES) {
  if (it.name ==~ /adjoint-runtime.*\.jar/) {
    runtime << it.path
  }
}
String java = new File(System.getProperty('java.home'), 'bin/java').path
for (order in ['lombok-first', 'adjoint-first']) {
  List<String> classPath = ["$basedir/$order/target/classes"] + runtime
  Process run = [java, '-cp', classPath.join(File.pathSeparator), 'p.Main'].execute()
  assert run.text.trim() == '3.0 1.2 0.0254'
}
