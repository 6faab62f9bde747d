package dev.gavel.api.judgement;

import java.util.List;

/**
 * The turn of deferred judgements has come: their jobs are to be sent. Published inside
 * the transaction that released them and has their rows locked.
 */
public record JudgementsReleased(List<Judgement> judgements) {

}
