package dev.perps.simulator;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the simulator from the command line. */
public final class Main {
  // JUL forgets a logger that nobody holds.
  private static final Logger HELIDON = Logger.getLogger("io.helidon");
  private static final Logger START = Logger.getLogger("io.helidon.webserver.LoomServer");
  private static final int BAD_USAGE = 2;

  private Main() {}

  public static void main(String[] args) {
    HELIDON.setLevel(Level.WARNING);
    START.setLevel(Level.OFF); // what it says of a failed start, this class says in one line
    int status = run(List.of(args));
    if (status != 0) {
      System.exit(status);
    }
  }

  @SuppressWarnings("SystemOut") // the program's output
  private static int run(List<String> arguments) {
    try {
      Optional<SimulatorOptions> options = CommandLine.parse(arguments);
      if (options.isEmpty()) {
        System.out.print(CommandLine.HELP);
        return 0;
      }
      Simulator simulator = Simulator.start(options.get());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulator), "stop"));
      System.out.println("perps-simulator listens on " + simulator.baseUri());
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println("perps-simulator: " + e.getMessage());
      return BAD_USAGE;
    } catch (RuntimeException e) {
      System.err.println("perps-simulator: " + e.getMessage());
      return 1;
    }
  }

  // A JVM that a signal ends exits with 128 + signal; halting in the hook makes it 0.
  private static void stop(Simulator simulator) {
    simulator.close();
    Runtime.getRuntime().halt(0);
  }
}
