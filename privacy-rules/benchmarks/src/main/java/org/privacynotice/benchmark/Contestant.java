package org.privacynotice.benchmark;

/**
 * Something that decides requests. One is used by one thread at a time.
 *
 * @param <Q> the form in which it is asked
 */
interface Contestant<Q> {

  /** The request in the form in which it is asked; not measured. */
  Q prepare(Request request);

  /** Decides; this is what is measured. */
  Answer decide(Q question);

  /** One that is asked with the request itself. */
  interface Plain extends Contestant<Request> {
    @Override
    default Request prepare(Request request) {
      return request;
    }
  }
}
