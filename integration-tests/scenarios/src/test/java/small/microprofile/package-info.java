/** For servers with MicroProfile Config. */
package small.microprofile;
