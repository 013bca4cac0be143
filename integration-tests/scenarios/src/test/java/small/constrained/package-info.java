/** For servers with a provider of Bean Validation. */
package small.constrained;
