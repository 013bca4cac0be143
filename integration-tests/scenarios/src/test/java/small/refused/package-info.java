/** What no site can have. */
package small.refused;
