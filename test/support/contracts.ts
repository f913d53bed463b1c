/** A small contract with one plain and one guarded route, for tests of the command line. */
export const smallContract = `syntax = "v1"

type UserRequest {
	Id int64 \`path:"id"\`
}

type User {
	Id   int64  \`json:"id"\`
	Name string \`json:"name"\`
}

@server (
	prefix: /v1
	group:  user
)
service user-api {
	@handler GetUser
	get /users/:id (UserRequest) returns (User)
}

@server (
	prefix: /v1
	group:  user
	jwt:    Auth
)
service user-api {
	@handler DeleteUser
	delete /users/:id (UserRequest)
}
`;
