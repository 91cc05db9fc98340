#include "devices/instruments/driver.h"

namespace muster::devices {

core::Outcome<std::string> Driver::code() {
  return core::Problem{"no-codes", core::msg("this instrument reads no codes"), core::msg("scan or type the code"), {}};
}

core::Outcome<core::Nothing> Driver::zero(const Channel&) {
  return core::Problem{"cannot-zero", core::msg("this instrument cannot be set to zero from here"), core::msg("zero it at its own keys"), {}};
}

}  // namespace muster::devices
