import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Asks for a page over kept connections, each as fast as it is answered, and prints requests per second
 * and the latency to the last byte. Arguments: port, path, Accept-Encoding, connections, seconds.
 */
public class Load {
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    byte[] request =
        ("GET " + args[1] + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept-Encoding: "
                + args[2] + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    int connections = Integer.parseInt(args[3]);
    double seconds = Double.parseDouble(args[4]);
    run(port, request, connections, Math.min(3, seconds)); // warm
    long[] latencies = run(port, request, connections, seconds);
    Arrays.sort(latencies);
    System.out.printf(
        Locale.ROOT,
        "%.0f requests/s, p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
        latencies.length / seconds,
        latencies[latencies.length / 2] / 1e6,
        latencies[(int) (latencies.length * 0.99)] / 1e6,
        latencies[latencies.length - 1] / 1e6);
  }

  static long[] run(int port, byte[] request, int connections, double seconds) throws Exception {
    ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    Thread[] threads = new Thread[connections];
    for (int i = 0; i < connections; i++) {
      threads[i] = new Thread(() -> ask(port, request, end, latencies));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return latencies.stream().mapToLong(Long::longValue).toArray();
  }

  static void ask(int port, byte[] request, long end, ConcurrentLinkedQueue<Long> latencies) {
    byte[] buffer = new byte[1 << 16];
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      while (System.nanoTime() < end) {
        long start = System.nanoTime();
        socket.getOutputStream().write(request);
        long left = -1; // until the head has been read
        StringBuilder head = new StringBuilder();
        while (left != 0) {
          int count = in.read(buffer);
          if (count < 0) {
            throw new IOException("closed");
          }
          if (left < 0) {
            head.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            int body = head.indexOf("\r\n\r\n");
            if (body >= 0) {
              String length = head.substring(0, body).toLowerCase(Locale.ROOT);
              int at = length.indexOf("content-length:") + 15;
              left = Long.parseLong(length.substring(at).lines().findFirst().get().strip());
              left -= head.length() - body - 4;
            }
          } else {
            left -= count;
          }
        }
        latencies.add(System.nanoTime() - start);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
