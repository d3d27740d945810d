/**
 * Reads {@code application.yaml} and the environment into the settings records of the other
 * packages, and sets up the log. What is wrong is said in one line: the key, the problem, the fix.
 */
package dev.perps.exporter.config;
