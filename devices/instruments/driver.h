// Driver: what one family of instruments can be asked, in its own words, over a conversation.
//
// Blocking; one thread; owns nothing but its own state. A refusal that ended the conversation leaves the driver useless: a new one is
// made with the new conversation. Nothing but zero() changes an instrument.
#pragma once

#include "core/base/outcome.h"
#include "core/bench/reading.h"
#include "devices/instruments/conversation.h"
#include "devices/instruments/model.h"

namespace muster::devices {

struct Identity {
  std::string maker, model, serial, firmware;  // as the instrument says them; empty: it does not say
  bool operator==(const Identity&) const = default;
};

class Driver {
 public:
  virtual ~Driver() = default;
  // Only questions that change nothing. An instrument that cannot say who it is answers with an empty identity when it is there.
  virtual core::Outcome<Identity> identify() = 0;
  // One reading of one of the model's channels, as of now. A reading that may not decide carries its flags; refuses what a conversation
  // refuses, "device-error" (the instrument says it cannot), "no-unit", "wrong-unit", "not-understood".
  virtual core::Outcome<core::Reading> read(const Channel& channel) = 0;
  // What a reader of barcodes or tags was shown: the text that names the thing. Waits for it as long as the model's patience. Refuses as read()
  // does, "nothing-read" (no tag before the reader), "silent", and "no-codes" of instruments that measure.
  virtual core::Outcome<std::string> code();
  virtual bool canZero() const { return false; }
  // Sets the present value to zero. Only by an explicit act of a person.
  virtual core::Outcome<core::Nothing> zero(const Channel& channel);
};

}  // namespace muster::devices
