/** A simulated market gone through hour by hour, and the test of the rules that is made of it. */
package dev.perps.exporter.scenario;
