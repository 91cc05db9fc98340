#include "core/base/digest.h"

#include <openssl/evp.h>

#include <new>

namespace muster::core {

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  if (!context_ || EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_), EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
}

Sha256::~Sha256() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context_)); }

void Sha256::update(std::string_view bytes) { EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_), bytes.data(), bytes.size()); }

Hash Sha256::finish() {
  Hash hash{};
  EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_), hash.data(), nullptr);
  EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_), nullptr, nullptr);  // ready for the next, without looking the algorithm up again
  return hash;
}

Hash sha256(std::string_view bytes) {
  thread_local Sha256 reused;  // making a context costs more than hashing a fact
  reused.update(bytes);
  return reused.finish();
}

std::string hex(const Hash& hash) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(hash.size() * 2);
  for (const auto byte : hash) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string sha256Hex(std::string_view bytes) { return hex(sha256(bytes)); }

}  // namespace muster::core
