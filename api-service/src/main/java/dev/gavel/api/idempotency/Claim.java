package dev.gavel.api.idempotency;

/**
 * The right of a request to create something for its key.
 *
 * @param key the hash under which it is stored
 * @param id tells it apart from the claims of other requests with that key
 * @param kind of what it may create
 * @param streamed whether it goes on after that, because the body is stored bit by bit
 */
record Claim(byte[] key, long id, Class<?> kind, boolean streamed) {
}
