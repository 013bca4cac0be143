/** WebSocket endpoints. Bean discovery leaves them out: where the API is missing, some of these classes can't be loaded. */
package scenarios.sockets;
