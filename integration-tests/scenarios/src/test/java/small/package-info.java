/**
 * A site that tells its settings. {@code io.freedom.scenarios.SmallWar} packs its classes into archives that differ in their
 * settings; nothing here runs in the JVM of the tests.
 */
package small;
