// What a Modbus master of ours can say: read so many registers. No function that writes stands here. Facts and sources: notes.md. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/base/outcome.h"

namespace muster::devices::modbus {

std::string readRequest(int function, int address, int count);  // the pdu

// A pdu that answers such a question: the same function with so many registers, or the exception of this function.
bool answersRead(std::string_view pdu, int function, int count);
// The bytes of the registers. Refuses "device-error" with what the exception says and what to do.
core::Outcome<std::string> registersOf(std::string_view pdu);

}  // namespace muster::devices::modbus
