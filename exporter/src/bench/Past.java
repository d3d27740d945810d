import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A made-up past for series: Past SERIES OUT FROM TO, times in Unix seconds. SERIES has a line for each series, sorted by name, with
 * tabs between: name, labels in braces or nothing, value now, seconds between samples, share of samples that differ from the one
 * before: once an hour at least. What counts something rises; what is a whole number up to 2 stays, for it is a state; everything
 * else swings around its value.
 */
final class Past {
  private static final double HOUR = 3_600;
  private static final double DAY = 86_400;

  private Past() {}

  public static void main(String[] arguments) throws IOException {
    long from = Long.parseLong(arguments[2]);
    long to = Long.parseLong(arguments[3]);
    try (BufferedReader series = Files.newBufferedReader(Path.of(arguments[0]));
        BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.US_ASCII)) {
      String family = "";
      for (String line = series.readLine(); line != null; line = series.readLine()) {
        String[] parts = line.split("\t");
        if (!parts[0].equals(family)) {
          family = parts[0];
          out.write("# TYPE " + family + " gauge\n");
        }
        write(out, parts[0] + parts[1] + " ", parts[0], Double.parseDouble(parts[2]), Double.parseDouble(parts[4]), from, to, Long.parseLong(parts[3]));
      }
      out.write("# EOF\n");
    }
  }

  private static void write(BufferedWriter out, String name, String family, double now, double changes, long from, long to, long step)
      throws IOException {
    boolean counts = family.endsWith("_total") || family.endsWith("_count") || family.endsWith("_sum") || family.endsWith("_bucket");
    boolean state = now == Math.rint(now) && Math.abs(now) <= 2;
    boolean moment = family.contains("timestamp_seconds");
    double phase = (name.hashCode() & 0xffff) / 10_000.0;
    Random chance = new Random(name.hashCode());
    double before = Double.NaN;
    for (long at = Math.ceilDiv(from, step) * step; at < to; at += step) {
      double value;
      if (counts) {
        value = Math.rint(at - from); // one a second; each file begins anew, as after a restart
      } else if (moment) {
        value = at - 10;
      } else if (state) {
        value = now;
      } else if (!Double.isNaN(before) && chance.nextDouble() >= Math.max(changes, step / HOUR)) {
        value = before;
      } else {
        double swing = 0.09 * Math.sin(at / (5.3 * DAY) + phase) + 0.05 * Math.sin(at / (0.8 * DAY) + 3 * phase);
        double noise = 0.004 * Math.sin(at * 0.37 + phase) * Math.sin(at * 0.011);
        value = (float) (now * (1 + swing + noise));
      }
      before = value;
      out.write(name);
      out.write(value == Math.rint(value) ? Long.toString((long) value) : Float.toString((float) value));
      out.write(' ');
      out.write(Long.toString(at));
      out.write('\n');
    }
  }
}
