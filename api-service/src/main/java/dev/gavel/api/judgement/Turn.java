package dev.gavel.api.judgement;

/**
 * A judgement's place among those that are open.
 *
 * @param client who takes the turn
 * @param bulk nobody waits for it, so it comes after all that somebody waits for
 * @param number smaller is earlier
 * @param held it waits in the database until fewer jobs lie in Kafka
 */
public record Turn(String client, boolean bulk, long number, boolean held) {
}
