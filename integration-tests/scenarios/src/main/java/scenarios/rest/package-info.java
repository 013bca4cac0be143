/** JAX-RS resources that the container serves by itself, beside the application. */
package scenarios.rest;
