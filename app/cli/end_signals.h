// The signals that end a service, kept back from every thread made after this, so that only the wait for them receives one. Call it first.
#pragma once

#include <csignal>

namespace muster::app {

inline sigset_t endSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

}  // namespace muster::app
