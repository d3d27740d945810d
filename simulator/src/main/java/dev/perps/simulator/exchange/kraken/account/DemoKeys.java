package dev.perps.simulator.exchange.kraken.account;

import java.util.List;

/** Keys of the demo accounts. They are no secrets: they open nothing but a simulator. */
public final class DemoKeys {
  /** The large account. */
  public static final Key MAIN =
      new Key(
          "main",
          "main",
          true,
          "ww1booNHbjdLS81mFQAMzPUct5AChIQHDmRhzspeEoBQC7ahY2m5XBLN",
          "sPyFjxs+XrXjOTNz/6jBNeY/I0+wwS0X8mQ6rkgV31p+rUNndJoyPHk3Zk5qcATJmODVNWh+CCDyz+xgTVIqvw==",
          "5PNukhUs1BMW5tb4iVpV7BKHqO72SDTC2o7ivjoeUmOBgsRAaksMfTBQ",
          "A+Cou5VFRrKlf8gj5MvnWbFmZxT87L/l/X/IqWxttrIXkPE91pqCuczFIpVIjXBAItYszN0rAg6d9not6Sed4A==");

  /** The small account. */
  public static final Key DESK =
      new Key(
          "desk",
          "desk",
          true,
          "rOfkOoehOXxlxcc4YMjCPfLsA0ut2kDuWAxsLs8FBiJWDKhQCCZJd6cx",
          "O7+oiN9F963f7QBy4nfH5kAoVnY87TbwV2yGVvO8Jx/3JZtzBXXqdAXIPV+K2nzcPuoI3TckwPP+FOCmTaDP3g==",
          "St8yJ0D8p5bjvC6ZnA7G6bGEF0f32tgBrfPNxQ3h3tn2tQ4GN3OzOc3H",
          "6IePVUqZ9UN9yw6pUA1XK0DbQBmVZ//QgJI3/ebCn0mrB8UILzpcLyVwdLQgr+DtV5Fw5zplzbOYinj3wIgh8Q==");

  /** The large account, without the permission to read its history or its volume. */
  public static final Key RESTRICTED =
      new Key(
          "restricted",
          "main",
          false,
          "0AFAOw1eZudnxn5zB4sEBRtH0JpcAeAiwz1LeC21Ft9WnZZAO6IluIaX",
          "AcnErV294t5eMDSNzeYPUeRGIIaLBTcT5XuNxNUm0l8x9jRFU8hK3CqTHyAIiGr1yHJSF1kyWQqXnrQAX/H+ow==",
          "iYkQZdpNUbp9AYI9xNpNQrEeRM9maWyutOygUVDLt4vhB1GGZBbtefsS",
          "fyPlTU4OL7AcpZXNu6h/0JxcDaEjaGkrEG/Sbqnkycno+rfMWJrPpqoaMn6SmGDsuIDVleO/gIkQzYFFhnjeJA==");

  /** All of them. */
  public static final List<Key> ALL = List.of(MAIN, DESK, RESTRICTED);

  private DemoKeys() {}

  /**
   * A key to the futures API and one to the spot API, which do not take each other's.
   *
   * @param name lower case
   * @param account which account it opens
   * @param history whether it may read the account's history
   * @param futuresSecret Base64
   * @param spotSecret Base64
   */
  public record Key(
      String name,
      String account,
      boolean history,
      String futuresKey,
      String futuresSecret,
      String spotKey,
      String spotSecret) {}
}
