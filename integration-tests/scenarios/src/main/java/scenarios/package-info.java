/** A site that does everything a request can do, and writes down what it is told of it. */
package scenarios;
