// SHA-256, the one digest of the house. libcrypto lives behind this file alone. Pure; any thread (one context a thread).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster::core {

using Hash = std::array<std::uint8_t, 32>;

Hash sha256(std::string_view bytes);
std::string hex(const Hash& hash);
std::string sha256Hex(std::string_view bytes);

// For what comes in pieces (a 200 MB file): update as often as needed, then finish once.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void update(std::string_view bytes);
  Hash finish();

 private:
  void* context_;
};

}  // namespace muster::core
