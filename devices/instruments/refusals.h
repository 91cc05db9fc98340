// What several families refuse, in the same words. Pure.
#pragma once

#include <string_view>

#include "core/base/problem.h"
#include "core/base/quantity.h"

namespace muster::devices {

core::Problem notOfProtocol(std::string_view line);                  // "not-understood"
core::Problem refusesQuestion(std::string_view code);                // "device-error"; empty: the instrument gives no code
core::Problem zeroRefused();                                         // "device-error"
core::Problem unknownUnit(std::string_view unit);                    // "wrong-unit"
core::Problem wrongGas(std::string_view setTo, core::Gas expected);  // "wrong-gas": a flow meter computes with the gas it is set to

std::string_view gasName(core::Gas gas);  // "O2", "air", "N2"

}  // namespace muster::devices
