package dev.perps.exporter;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.perps.exporter.account.KeyPair;
import dev.perps.exporter.account.SignedCall;

/** Data flows one way: each package may use those above it in this list, never those below. */
@AnalyzeClasses(
    packages = "dev.perps.exporter",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.perps.exporter";
  private static final String ACCOUNT = ROOT + ".account";

  @ArchTest
  static final ArchRule packageOrder =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("market")
          .definedBy(ROOT + ".market..")
          .layer("exchange")
          .definedBy(ROOT + ".exchange..")
          .layer("context")
          .definedBy(ROOT + ".context..")
          .layer("account")
          .definedBy(ROOT + ".account..")
          .layer("analytics")
          .definedBy(ROOT + ".analytics..")
          .layer("collect")
          .definedBy(ROOT + ".collect..")
          .layer("history")
          .definedBy(ROOT + ".history..")
          .layer("exposition")
          .definedBy(ROOT + ".exposition..")
          .layer("backfill")
          .definedBy(ROOT + ".backfill..")
          .layer("server")
          .definedBy(ROOT + ".server..")
          .layer("config")
          .definedBy(ROOT + ".config..")
          .layer("main")
          .definedBy(ROOT)
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("config")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers("config", "main")
          .whereLayer("backfill")
          .mayOnlyBeAccessedByLayers("config", "main")
          .whereLayer("exposition")
          .mayOnlyBeAccessedByLayers("backfill", "server", "config", "main")
          .whereLayer("history")
          .mayOnlyBeAccessedByLayers("exposition", "backfill", "server", "config", "main")
          .whereLayer("collect")
          .mayOnlyBeAccessedByLayers(
              "history", "exposition", "backfill", "server", "config", "main")
          .whereLayer("analytics")
          .mayOnlyBeAccessedByLayers(
              "collect", "history", "exposition", "backfill", "server", "config", "main")
          .whereLayer("account")
          .mayOnlyBeAccessedByLayers(
              "collect", "history", "exposition", "backfill", "server", "config", "main")
          .whereLayer("context")
          .mayOnlyBeAccessedByLayers(
              "collect", "history", "exposition", "backfill", "server", "config", "main")
          .whereLayer("exchange")
          .mayOnlyBeAccessedByLayers(
              "context",
              "account",
              "analytics",
              "collect",
              "history",
              "exposition",
              "backfill",
              "server",
              "config",
              "main");

  @ArchTest
  static final ArchRule exchangesDoNotKnowEachOther =
      slices().matching(ROOT + ".exchange.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule marketKnowsOnlyJava =
      classes()
          .that()
          .resideInAPackage(ROOT + ".market..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(ROOT + ".market..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule exchangesDoNotCallTheNetworkThemselves =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".exchange..", ROOT + ".context..", ROOT + ".account..", ROOT + ".analytics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "java.net.http..", "io.helidon..", "io.micrometer..");

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".market..",
              ROOT + ".exchange..",
              ROOT + ".context..",
              ROOT + ".account..",
              ROOT + ".analytics..",
              ROOT + ".collect..",
              ROOT + ".history..",
              ROOT + ".backfill..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule theLedgerAloneHasADatabase =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".account.ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.sqlite..");

  /** What is signed is a constant of the closed list of calls that read. */
  @ArchTest
  static final ArchRule nobodySignsAnythingButListedCalls =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ACCOUNT + ".SignedCall")
          .and()
          .doNotHaveSimpleName("FuturesSignature")
          .and()
          .doNotHaveSimpleName("SpotSignature")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(ACCOUNT + "\\.(Futures|Spot)Signature")
          .orShould()
          .callMethodWhere(target(owner(type(KeyPair.class))).and(target(nameMatching("sign"))));

  @ArchTest
  static final ArchRule onlyTheCallerOfTheAccountSigns =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".collect.AccountCaller")
          .should()
          .callMethodWhere(
              target(owner(type(SignedCall.class))).and(target(nameMatching("of(Futures|Spot)"))));
}
