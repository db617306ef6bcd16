package org.privacynotice.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a run of the command line came to. */
record Ran(int code, String out, String err) {

  static Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    int code = Privacy.run(out, new PrintWriter(err), args);
    return new Ran(code, out.toString(UTF_8), err.toString());
  }
}
