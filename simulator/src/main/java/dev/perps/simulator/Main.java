package dev.perps.simulator;

public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
