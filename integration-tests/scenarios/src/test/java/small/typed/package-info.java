/** Settings of the site's own types: what injects them is told by {@link small.typed.Typed} and a servlet. */
package small.typed;
