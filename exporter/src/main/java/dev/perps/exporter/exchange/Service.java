package dev.perps.exporter.exchange;

import java.util.List;

/** Who is called: an exchange, or one who tells of the market without being one. */
public interface Service {

  /** Label value, and path in the simulator. */
  String id();

  /** Its servers. */
  List<Host> hosts();

  /** What its HTTP errors mean. */
  FailureReader failureReader();
}
