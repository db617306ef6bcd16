package org.privacynotice.command;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "privacy",
    description = "Decides what a privacy notice permits, and says why.",
    mixinStandardHelpOptions = true,
    versionProvider = Privacy.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Privacy implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  /** Everything was as it should be. */
  static final int OK = 0;

  /** The answer that a script may want to stop for: something refused, an error found. */
  static final int ANSWERED_NO = 1;

  /** The input could not be used, or not all of it. */
  static final int UNUSABLE = 2;

  /** In the order of the help. */
  private static final ImmutableMap<String, Class<?>> COMMANDS =
      ImmutableMap.of(
          "decide", DecideCommand.class,
          "request", RequestCommand.class,
          "check", CheckCommand.class,
          "log", LogCommand.class,
          "notices", NoticesCommand.class,
          "demo", DemoCommand.class);

  private static final String SLF4J_VERBOSITY = "slf4j.internal.verbosity";

  private final OutputStream out;

  private Privacy(OutputStream out) {
    this.out = out;
  }

  /** Runs a command and ends with its exit code. */
  public static void main(String[] args) {
    quieten();
    OutputStream out =
        Channels.newOutputStream(new FileOutputStream(FileDescriptor.out).getChannel());
    PrintWriter err =
        new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
    System.exit(run(out, err, args));
  }

  /**
   * The command logs nothing, but the library of holidays would; without this, SLF4J tells on
   * standard error that nobody listens.
   */
  private static void quieten() {
    if (System.getProperty(SLF4J_VERBOSITY) == null) {
      System.setProperty(SLF4J_VERBOSITY, "ERROR");
    }
  }

  /** Runs a command. Output is UTF-8 with line feeds, whatever the machine's own ways are. */
  static int run(OutputStream out, PrintWriter err, String... args) {
    PrintWriter text = new PrintWriter(out, false, StandardCharsets.UTF_8);
    CommandLine commands = new CommandLine(new Privacy(out));
    asked(args).forEach(commands::addSubcommand); // first: what is set is set for those there are
    int code =
        commands
            .setOut(text)
            .setErr(err)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setUsageHelpAutoWidth(false)
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  err.print("privacy: " + Failures.sentence(failure) + "\n");
                  return UNUSABLE;
                })
            .execute(args);
    err.flush();
    return text.checkError() ? UNUSABLE : code;
  }

  /** The command that is called; else all: to look into all takes longer than most of them run. */
  private static Map<String, Class<?>> asked(String... args) {
    return Maps.filterKeys(
        COMMANDS,
        name -> args.length == 0 || !COMMANDS.containsKey(args[0]) || name.equals(args[0]));
  }

  /** Standard output, for a command that prints nothing else but bytes. */
  OutputStream out() {
    return out;
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(), "privacy: say which command");
  }

  /** The version that the jar's manifest gives. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Privacy.class.getPackage().getImplementationVersion();
      return new String[] {"privacy " + (version == null ? "(development)" : version)};
    }
  }
}
