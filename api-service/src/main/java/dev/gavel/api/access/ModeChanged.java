package dev.gavel.api.access;

/** This start changed the stored mode; published in the transaction that stores it. */
public record ModeChanged(AccessMode before, AccessMode after) {

}
