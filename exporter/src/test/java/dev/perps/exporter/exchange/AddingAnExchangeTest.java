package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of docs/adding-an-exchange.md compiles, and its own test passes. */
class AddingAnExchangeTest {
  private static final Path PAGE = Path.of("../docs/adding-an-exchange.md");
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("^[a-z ]*class (\\w+)", Pattern.MULTILINE);
  private static final String EXAMPLE = "dev.perps.exporter.exchange.acme.";

  @TempDir Path classes;

  @Test
  void workedExample() throws Exception {
    List<JavaFileObject> sources =
        BLOCK
            .matcher(Files.readString(PAGE))
            .results()
            .<JavaFileObject>map(block -> new Source(block.group(1)))
            .toList();
    assertThat(sources).hasSize(3);

    StringWriter complaints = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-d",
            classes.toString(),
            "-classpath",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "-Xlint:all,-processing,-serial,-classfile,-path",
            "-Werror",
            "-proc:none");
    assertThat(compiler.getTask(complaints, null, null, options, null, sources).call())
        .as(complaints.toString())
        .isTrue();

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      Exchange acme = (Exchange) loader.loadClass(EXAMPLE + "Acme").getField("EXCHANGE").get(null);
      assertThat(acme.id()).isEqualTo("acme");
      Class<?> test = loader.loadClass(EXAMPLE + "PerpsFeedTest");
      Constructor<?> constructor = test.getDeclaredConstructor();
      constructor.setAccessible(true);
      Method method = test.getDeclaredMethod("bundlesPercentAndBothSides");
      method.setAccessible(true);
      method.invoke(constructor.newInstance());
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + className(text) + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    private static String className(String text) {
      Matcher matcher = CLASS.matcher(text);
      assertThat(matcher.find()).as("a class in %s", text).isTrue();
      return matcher.group(1);
    }
  }
}
