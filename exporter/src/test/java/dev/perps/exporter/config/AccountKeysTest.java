package dev.perps.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.account.PrivateEndpoint;
import dev.perps.exporter.account.Query;
import dev.perps.exporter.account.SignedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountKeysTest extends SettingsFixture {
  private static final String KEY = "pubLIC+/Key=";
  private static final String SECRET =
      "7zxMEF5p/Z8l2p2U7Ghv6x14Af+Fx+92tPgUdVQ748FOIrEoT9bgT+bTRfXc5pz8na+hL/QdrCVG7bh9KpT0eMTm";
  private static final String FUTURES_KEY = "KRAKEN_FUTURES_API_KEY";
  private static final String FUTURES_SECRET = "KRAKEN_FUTURES_API_SECRET";
  private static final String SPOT_KEY = "KRAKEN_SPOT_API_KEY";
  private static final String SPOT_SECRET = "KRAKEN_SPOT_API_SECRET";

  private static List<Credentials> accounts(Map<String, String> environment) {
    return read(environment).account().accounts();
  }

  private static String error(Map<String, String> environment) {
    String message =
        String.valueOf(
            catchThrowableOfType(ConfigException.class, () -> read(environment)).getMessage());
    assertThat(message).doesNotContain(KEY, SECRET, SECRET.substring(0, 8)).hasLineCount(1);
    assertThat(message.split("; ")).as("key: problem; fix").hasSize(2);
    return message;
  }

  /** The only thing that a pair can show: what it signs. */
  private static Map<String, String> signed(Credentials credentials) {
    return SignedCall.ofFutures(PrivateEndpoint.ACCOUNTS, Query.NONE, credentials.futures())
        .headers();
  }

  @Test
  void withoutKeysThereIsNoAccount() {
    assertThat(accounts(Map.of())).isEmpty();
    assertThat(accounts(Map.of(FUTURES_KEY, " ", FUTURES_SECRET, ""))).isEmpty();
    assertThat(read(Map.of()).account().summary())
        .isEqualTo(
            "no Kraken Futures key: set KRAKEN_FUTURES_API_KEY and KRAKEN_FUTURES_API_SECRET to"
                + " have figures of your own account");
  }

  @Test
  void keysOfTheEnvironmentSign() {
    List<Credentials> accounts = accounts(Map.of(FUTURES_KEY, KEY, FUTURES_SECRET, SECRET + "\n"));

    assertThat(accounts).hasSize(1);
    assertThat(accounts.getFirst().account()).isEqualTo("main");
    assertThat(accounts.getFirst().spot()).isEmpty();
    // as ccxt signs it with the same secret
    assertThat(signed(accounts.getFirst()))
        .isEqualTo(
            Map.of(
                "APIKey",
                KEY,
                "Authent",
                "gF9iu/gh5ia5pNW4Ljh2bVCMh+kDiJcge73pOkpBG+c5eJUmWgHY0zMkMXkvOHb9RnCWKKfzg6lCzyYYI95+Jg=="));
  }

  @Test
  void keysOfFilesAreTheSame() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "\n " + KEY + "\r\n");
    Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");

    List<Credentials> accounts =
        accounts(
            Map.of(
                FUTURES_KEY + "_FILE",
                key.toString(),
                FUTURES_SECRET + "_FILE",
                secret.toString()));

    assertThat(signed(accounts.getFirst()))
        .isEqualTo(signed(accounts(Map.of(FUTURES_KEY, KEY, FUTURES_SECRET, SECRET)).getFirst()));
  }

  @Test
  void accountsHaveNames() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET);
    Map<String, String> environment = new HashMap<>();
    environment.put(FUTURES_KEY, KEY);
    environment.put(FUTURES_SECRET, SECRET);
    environment.put(FUTURES_KEY + "_DESK", KEY + "2");
    environment.put(FUTURES_SECRET + "_DESK_FILE", secret.toString());
    environment.put(SPOT_KEY + "_DESK", KEY);
    environment.put(SPOT_SECRET + "_DESK", SECRET);
    environment.put(FUTURES_KEY + "_MARKET_MAKER", KEY);
    environment.put(FUTURES_SECRET + "_MARKET_MAKER", SECRET);

    List<Credentials> accounts = accounts(environment);

    assertThat(accounts)
        .extracting(Credentials::account)
        .containsExactly("desk", "main", "market_maker");
    assertThat(accounts.get(0).spot()).isPresent();
    assertThat(signed(accounts.get(0))).containsEntry("APIKey", KEY + "2");
    assertThat(accounts.get(1).spot()).isEmpty();
    assertThat(read(environment).account().summary())
        .isEqualTo("Kraken accounts: desk, main, market_maker");
  }

  @Test
  void switchedOffKeysAreNotLookedAt() {
    Settings settings = read(Map.of(FUTURES_KEY, KEY, "PERPS_KRAKEN_ACCOUNT_ENABLED", "false"));

    assertThat(settings.account().accounts()).isEmpty();
    assertThat(settings.account().summary())
        .isEqualTo("Kraken accounts are off (kraken-account.enabled)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KRAKEN_FUTURES_API_KEY|KRAKEN_FUTURES_API_KEY: is set without KRAKEN_FUTURES_API_SECRET;"
            + " set both, or neither",
        "KRAKEN_FUTURES_API_SECRET_DESK|KRAKEN_FUTURES_API_SECRET_DESK: is set without"
            + " KRAKEN_FUTURES_API_KEY_DESK; set both, or neither",
        "KRAKEN_SPOT_API_KEY,KRAKEN_SPOT_API_SECRET|KRAKEN_SPOT_API_KEY: is a spot key of an account"
            + " without a futures key; set KRAKEN_FUTURES_API_KEY and KRAKEN_FUTURES_API_SECRET too",
        "KRAKEN_FUTURES_API_KEY,KRAKEN_FUTURES_API_KEY_FILE,KRAKEN_FUTURES_API_SECRET"
            + "|KRAKEN_FUTURES_API_KEY: is set, and KRAKEN_FUTURES_API_KEY_FILE too; unset one of"
            + " them",
        "KRAKEN_FUTURES_API_KEY,KRAKEN_FUTURES_API_SECRET_FILE|KRAKEN_FUTURES_API_SECRET_FILE: names"
            + " a file that is not there or may not be read; check the path",
        "KRAKEN_FUTURES_API_KEY_FILE_FILE|KRAKEN_FUTURES_API_KEY_FILE_FILE: an account cannot be"
            + " called FILE; choose another name",
        "KRAKEN_FUTURES_API_KEY_MAIN|KRAKEN_FUTURES_API_KEY_MAIN: an account cannot be called MAIN,"
            + " as the one without a name is; choose another name",
        "KRAKEN_FUTURES_API_SECERT|KRAKEN_FUTURES_API_SECERT: there is no such variable; write"
            + " KRAKEN_FUTURES_API_KEY or KRAKEN_FUTURES_API_SECRET, SPOT for FUTURES, the"
            + " account's name in capitals behind it",
        "KRAKEN_SPOT_API_KEY_desk|KRAKEN_SPOT_API_KEY_desk: there is no such variable; write"
            + " KRAKEN_FUTURES_API_KEY or KRAKEN_FUTURES_API_SECRET, SPOT for FUTURES, the"
            + " account's name in capitals behind it"
      })
  void whatIsWrongIsSaidWithoutRepeatingAnyValue(String set, String message) {
    Map<String, String> environment = new HashMap<>();
    for (String name : set.split(",")) {
      environment.put(name, SECRET);
    }

    assertThat(error(environment)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({"not base64 !", "7zxM*EF5p", "\"7zxMEF5p\"", "====", "=", "abcde"})
  void aSecretThatIsNotBase64(String secret) {
    String message = error(Map.of(FUTURES_KEY, KEY, FUTURES_SECRET, secret));

    assertThat(message)
        .isEqualTo(
            "KRAKEN_FUTURES_API_SECRET: is not Base64, as Kraken's secrets are; copy it again, all"
                + " of it");
  }

  @ParameterizedTest
  @CsvSource({"two words", "schlüssel"})
  void aKeyThatNoHeaderHolds(String key) {
    assertThat(error(Map.of(FUTURES_KEY, key, FUTURES_SECRET, SECRET)))
        .isEqualTo(
            "KRAKEN_FUTURES_API_KEY: holds letters that no key has; copy it again from Kraken");
  }

  @Test
  void filesThatAreNoKeys() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), " \n");
    Path large = Files.write(folder.resolve("large"), new byte[5000]);

    assertThat(error(Map.of(FUTURES_KEY, KEY, FUTURES_SECRET + "_FILE", empty.toString())))
        .isEqualTo("KRAKEN_FUTURES_API_SECRET_FILE: names an empty file; write the key into it");
    assertThat(error(Map.of(FUTURES_KEY, KEY, FUTURES_SECRET + "_FILE", large.toString())))
        .isEqualTo(
            "KRAKEN_FUTURES_API_SECRET_FILE: names a file that is too large for a key; check the"
                + " path");
    assertThat(error(Map.of(FUTURES_KEY, KEY, FUTURES_SECRET + "_FILE", folder.toString())))
        .isEqualTo(
            "KRAKEN_FUTURES_API_SECRET_FILE: names a file that is not there or may not be read;"
                + " check the path");
    assertThat(error(Map.of(FUTURES_KEY, KEY, FUTURES_SECRET + "_FILE", "a\0b")))
        .isEqualTo("KRAKEN_FUTURES_API_SECRET_FILE: is not the name of a file; write its path");
  }

  @Test
  void aFileThatOthersMayReadIsWarnedOf() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET);
    Map<String, String> environment =
        Map.of(FUTURES_KEY, KEY, FUTURES_SECRET + "_FILE", secret.toString());
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(read(environment).account().warnings())
        .containsExactly(
            "KRAKEN_FUTURES_API_SECRET_FILE: every user of this machine may read the file; chmod 600"
                + " takes it away");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    assertThat(read(environment).account().warnings()).isEmpty();
  }

  @Test
  void settingsTellNoSecret() {
    Settings settings =
        read(Map.of(FUTURES_KEY, KEY, FUTURES_SECRET, SECRET, SPOT_KEY, KEY, SPOT_SECRET, SECRET));

    assertThat(settings.toString())
        .contains("credentials of main")
        .doesNotContain(KEY, SECRET, SECRET.substring(0, 8));
    assertThat(Optional.of(settings.account().accounts().getFirst().futures()).toString())
        .isEqualTo("Optional[key pair]");
  }
}
